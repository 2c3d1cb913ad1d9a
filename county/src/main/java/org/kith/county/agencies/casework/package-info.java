/// What social workers and early help write down of the families they work with, and the returns that the
/// council makes of it each year.
@NullMarked
package org.kith.county.agencies.casework;

import org.jspecify.annotations.NullMarked;
