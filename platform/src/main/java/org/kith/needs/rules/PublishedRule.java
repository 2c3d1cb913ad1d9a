package org.kith.needs.rules;

import java.time.LocalDate;
import java.util.SortedSet;

/// A version of a rule as the database keeps it.
///
/// @param kinds of data that its evidence may hold, in access's words; and whatever else it tells of
public record PublishedRule(short id, Rule rule, SortedSet<String> kinds, LocalDate publishedOn) {}
