/// Chance that can be repeated: every part of the county draws from its own seed, so that the order of work changes
/// nothing.
@NullMarked
package org.kith.county.chance;

import org.jspecify.annotations.NullMarked;
