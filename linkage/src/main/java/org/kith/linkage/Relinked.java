package org.kith.linkage;

/// What [Standing#relink] found of the records that a change touches: those that are new or
/// changed, and all whom a pair, a decision or a child connects with them. All others stand as
/// they did.
///
/// @param records      their numbers in the standing, by source and id
/// @param links        what a whole run finds of them; they are numbered here by their places
/// among `records`
/// @param limitCrossed whether a block has become too large to be looked at, or small enough
/// again. Records that did not change then have pairs more or less, and only a whole run knows
/// them.
@SuppressWarnings("ArrayRecordComponent") // one change's own, too large to copy
public record Relinked(int[] records, Links links, boolean limitCrossed) {}
