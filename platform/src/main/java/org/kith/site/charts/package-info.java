/// Drawings made on the server from small records: one record a form, its looks from class names alone,
/// its meaning in words inside it.
///
/// A drawing never stands by itself: the page shows the same as a table. Nothing here fetches, counts or estimates.
@NullMarked
package org.kith.site.charts;

import org.jspecify.annotations.NullMarked;
