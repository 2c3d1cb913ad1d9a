package org.kith.access.web;

import org.kith.site.Page;

/// Who looked, for the person it was about.
record LookedAtMine(ReadingRows rows) implements Page {}
