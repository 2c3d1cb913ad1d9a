package org.kith.access.web;

import org.kith.site.Page;

/// Everything that the viewer looked at, the newest first.
record OwnReadingsPage(ReadingRows rows) implements Page {}
