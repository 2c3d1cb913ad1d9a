package org.kith.site.web;

import org.kith.site.Page;
import org.kith.site.Partnership;

/// What a family may ask for, and how.
record RightsPage(Partnership partnership) implements Page {}
