/// Record linkage: which records are one person, how surely, and why.
@NullMarked
package org.kith.linkage;

import org.jspecify.annotations.NullMarked;
