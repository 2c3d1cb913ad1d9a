package org.kith.families.build;

import java.util.BitSet;

/// Whom something new reaches, in the tables `reached`, `reached_home` and `reached_family` of the running transaction:
/// closed under living together, under families, and under ties of people of whom no home is known.
///
/// @param all homes, as they are now
/// @param homes the numbers of those that are reached
/// @param spellings of addresses that are new, or counted differently, or of another home than before
/// @param spellingsBefore hashes of the rows that stood for them, in order
@SuppressWarnings("ArrayRecordComponent") // one build's own
record Reached(Homes all, BitSet homes, int[] spellings, long[] spellingsBefore) {}
