/// Linked records that stand, kept as one file and brought up to date piece by piece.
@NullMarked
package org.kith.linkage.internal.register;

import org.jspecify.annotations.NullMarked;
