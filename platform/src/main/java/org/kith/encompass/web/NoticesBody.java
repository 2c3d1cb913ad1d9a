package org.kith.encompass.web;

import org.kith.site.Page;

/// The way to the notices; what it says is not printed.
///
/// @param lookedBefore whether the viewer has looked before, so that there is something to
/// compare with
/// @param fresh whether any came since then
record NoticesBody(boolean lookedBefore, boolean fresh) implements Page {}
