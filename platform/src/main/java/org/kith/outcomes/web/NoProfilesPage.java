package org.kith.outcomes.web;

import org.kith.site.Page;

/// The profiles before the first release.
record NoProfilesPage() implements Page {}
