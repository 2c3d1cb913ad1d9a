/// Real Chromium for tests: opens pages as their users would, on a wide screen and on a phone, and holds each against
/// what
/// every page must meet.
@NullMarked
package org.kith.browser;

import org.jspecify.annotations.NullMarked;
