package org.kith.access.web;

import org.kith.site.Page;

/// What was opened by giving a reason.
record OpenedByReasonRows(ReadingRows rows) implements Page {}
