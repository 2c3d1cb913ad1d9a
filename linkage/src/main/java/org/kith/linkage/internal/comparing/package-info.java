/// What is asked of two records, and the answers packed into one number for each pair.
@NullMarked
package org.kith.linkage.internal.comparing;

import org.jspecify.annotations.NullMarked;
