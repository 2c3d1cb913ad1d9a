/// The engine: values as numbers, pairs as packed patterns, no object for each record or pair. Not for callers.
///
/// Its parts stand on one another in this order: `columns`, `comparing`, `blocking`, `weights`, `joining`, and
/// here the run that goes through them, by one machine or as its share of many. `register` keeps what a run found
/// and brings it up to date; `conditions` links by conditions in SQL instead.
@NullMarked
package org.kith.linkage.internal;

import org.jspecify.annotations.NullMarked;
