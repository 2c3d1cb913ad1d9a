package org.kith.matching.runs;

import org.kith.linkage.Links;
import org.kith.matching.records.Described;
import org.kith.matching.records.Kept;
import org.kith.matching.records.Settled;

/// What the engine found, of all records or of those whom the news touch.
///
/// @param kept all records, as they stand now; persons and bands of those described are still
/// those of before
/// @param settled what is settled of all records
/// @param described those that were looked at
/// @param links what was found of them, by their numbers
/// @param all whether they are all records
record Linked(Kept kept, Settled settled, Described described, Links links, boolean all) {}
