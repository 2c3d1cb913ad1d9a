/// What each agency knows and how it writes it down: one file of code for each agency. Those of education and
/// of casework with families lie below. Nothing here changes anyone's life.
@NullMarked
package org.kith.county.agencies;

import org.jspecify.annotations.NullMarked;
