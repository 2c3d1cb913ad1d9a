package org.kith.partners.layouts.reading;

import java.util.Set;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Source;

/// What a file has turned out to be, before its first row is read.
///
/// @param period as far as it is known by then
/// @param aliasScope what all its aliases begin with, so that it meets those of no other return; empty where
/// they hold for good
/// @param ofAYear whether it is a return of one collection year
/// @param namedAfterItsSender whether its name says what else a column would say of every row, such as the school
/// @param kinds the kinds of fact that its rows may tell, by their numbers
public record Recognised(
        Source source,
        Layout layout,
        Reading.Period period,
        boolean ofAYear,
        String aliasScope,
        boolean namedAfterItsSender,
        Set<Short> kinds) {}
