package org.kith.matching.web;

import org.kith.site.Page;

/// What the page of links begins with, for *Sources*.
record LinksInShort(LinksPage links) implements Page {}
