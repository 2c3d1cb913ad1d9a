/// Kith, the application: every capability is a package of its own.
@NullMarked
package org.kith;

import org.jspecify.annotations.NullMarked;
