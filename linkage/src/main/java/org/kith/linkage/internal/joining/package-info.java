/// Pairs joined to persons, best first and never against a constraint.
@NullMarked
package org.kith.linkage.internal.joining;

import org.jspecify.annotations.NullMarked;
