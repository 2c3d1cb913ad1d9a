package org.kith.site.web;

import org.kith.site.Page;
import org.kith.site.Partnership;

/// How everybody can use this site, and what to do when they cannot.
record AccessibilityPage(Partnership partnership) implements Page {}
