package org.kith.access.web;

import org.kith.site.Page;

/// Everything that the viewer looked at, the newest first.
///
/// @param plain in the words of somebody who works for no agency
record OwnReadingsPage(ReadingRows rows, boolean plain) implements Page {}
