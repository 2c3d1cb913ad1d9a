/// Runs rules: what they may read is laid out, each finds whom it is true of and by which facts, and what
/// changed since the run before is kept. What would find the same again does not run. A rehearsal runs
/// changed rules beside those in force and keeps nothing. It shows nothing to anybody.
@NamedInterface("runs")
@NullMarked
package org.kith.needs.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
