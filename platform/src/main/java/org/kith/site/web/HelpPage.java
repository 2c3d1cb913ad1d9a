package org.kith.site.web;

import org.kith.site.Page;
import org.kith.site.Partnership;

/// How to use this site.
record HelpPage(Partnership partnership) implements Page {}
