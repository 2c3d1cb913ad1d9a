/// What is odd in the record of readings, in a queue for the governance officer, and what was found. Odd is
/// not wrong, and nothing here stops anybody.
@NullMarked
package org.kith.access.reviews;

import org.jspecify.annotations.NullMarked;
