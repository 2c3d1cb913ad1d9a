package org.kith.site;

/// What a controller gives back to a browser.
public sealed interface Answer permits Page, Redirect, Download {}
