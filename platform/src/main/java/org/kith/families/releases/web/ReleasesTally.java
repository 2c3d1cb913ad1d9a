package org.kith.families.releases.web;

import org.kith.site.Page;

/// How many releases to parents stand, with the way to them.
record ReleasesTally(int standing) implements Page {}
