/// How right the joins are, as two people judged of doubtful pairs and of sure joins that are drawn at random. It asks
/// and counts, and changes no join.
@NullMarked
package org.kith.matching.precision;

import org.jspecify.annotations.NullMarked;
