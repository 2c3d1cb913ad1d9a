/// The pages of families and people, and what families have to tell on *my day*. Search, corrections,
/// releases and ended refuges have their pages beside them.
@NullMarked
package org.kith.families.web;

import org.jspecify.annotations.NullMarked;
