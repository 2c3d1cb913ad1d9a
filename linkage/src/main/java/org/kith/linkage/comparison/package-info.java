/// How like two values are: one small class for each kind of value, without state.
///
/// Everything here expects values in standard form (see [org.kith.linkage.uk]) and is symmetric. It does not
/// know what a likeness is worth; that is learnt.
@NullMarked
package org.kith.linkage.comparison;

import org.jspecify.annotations.NullMarked;
