/// How much each answer says: how often values occur, what is learnt of m and u, and the odds of both.
@NullMarked
package org.kith.linkage.internal.weights;

import org.jspecify.annotations.NullMarked;
