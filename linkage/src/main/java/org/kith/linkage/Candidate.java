package org.kith.linkage;

/// A record that may be the one asked about.
///
/// @param record its number in the standing
/// @param person its person
/// @param why    the probability and the reasons, with the record asked about as `a` = -1
public record Candidate(int record, int person, Explanation why) {}
