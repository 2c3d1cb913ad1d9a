/// Records as columns of numbers, and the sorting, mixing and sharing out of work that all else stands on.
@NullMarked
package org.kith.linkage.internal.columns;

import org.jspecify.annotations.NullMarked;
