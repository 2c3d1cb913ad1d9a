/// The county's ground: zones, areas with their deprivation, postcodes, school pyramids and settings. Geometry is
/// illustrative.
@NullMarked
package org.kith.county.places;

import org.jspecify.annotations.NullMarked;
