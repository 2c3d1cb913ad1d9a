/// A run: links the records or what is new among them, gives each person an id that survives, and writes who is who,
/// which pairs are in doubt and which joins a rule forbade. What people decide it obeys, and does not take down.
@NamedInterface("runs")
@NullMarked
package org.kith.matching.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
