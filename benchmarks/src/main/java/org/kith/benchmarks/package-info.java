/// The figures that the project quotes: whole commands, run as a user runs them, timed from outside, with the memory of
/// the program and its database together, each beside its limit.
@NullMarked
package org.kith.benchmarks;

import org.jspecify.annotations.NullMarked;
