package org.kith.families.corrections.web;

import org.kith.site.Page;

/// Of whom somebody says that they are two people, on an analyst's day.
record CorrectionsToPart(CorrectionRows rows) implements Page {}
