/// Holds what was found against what is true in a made county, which says over again in Java what rules say
/// in SQL. No partnership has such a truth, and nothing that runs for one stands on it.
@NamedInterface("truth")
@NullMarked
package org.kith.needs.truth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
