/// Many rows at once, within the connection's transaction: written and read by COPY, sorted in memory, their indexes
/// made afterwards.
@NamedInterface("bulk")
@NullMarked
package org.kith.database.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
