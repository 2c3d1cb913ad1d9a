/// What is true, of which no agency sends a file, and the families that are hard to see whole. It is written
/// last, when all records are known, and never ingested.
@NullMarked
package org.kith.county.truth;

import org.jspecify.annotations.NullMarked;
