/// The engine: values as numbers, pairs as packed patterns, no object for each record or pair. Not for callers.
@NullMarked
package org.kith.linkage.internal;

import org.jspecify.annotations.NullMarked;
