/// The seals on the record of readings, and the key outside the database that makes them: what was sealed
/// cannot be changed, left out or added to without being seen. It never says what a reading means.
@NamedInterface("seals")
@NullMarked
package org.kith.access.seals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
