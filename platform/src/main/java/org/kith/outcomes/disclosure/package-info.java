/// Keeps small numbers from being read, or worked out, from what is published together.
///
/// A [Table] is all numbers that hang together by sums. [Protection] hides the small ones, then as few
/// others as an integer programme needs, until [Slack] shows that no sum leaves a small number less than
/// its room. It knows numbers and sums and not what they count.
@NullMarked
package org.kith.outcomes.disclosure;

import org.jspecify.annotations.NullMarked;
