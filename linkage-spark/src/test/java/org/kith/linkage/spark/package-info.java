@NullMarked
package org.kith.linkage.spark;

import org.jspecify.annotations.NullMarked;
