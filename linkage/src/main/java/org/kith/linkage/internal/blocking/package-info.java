/// Which records are worth comparing: rules, the blocks that they make, and each pair met once.
@NullMarked
package org.kith.linkage.internal.blocking;

import org.jspecify.annotations.NullMarked;
