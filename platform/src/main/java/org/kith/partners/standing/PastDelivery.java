package org.kith.partners.standing;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An accepted delivery as a later load of its source sees it.
///
/// @param startsFrom the earliest day on which a fact of it starts, and `startsUntil` the latest
/// @param asOf the day as of which it speaks, and `rows` how many of its rows were accepted
/// @param attendance how many of the facts it brought are attendance of some day
/// @param kinds of what kinds all else is that it told, by their numbers; rows that waited for their person included
/// @param aliasScope what its aliases begin with, or null where that was not yet written down
public record PastDelivery(
        int id,
        String layout,
        @Nullable Integer year,
        @Nullable String term,
        @Nullable LocalDate startsFrom,
        @Nullable LocalDate startsUntil,
        LocalDate asOf,
        int rows,
        int brought,
        int attendance,
        Set<Short> kinds,
        @Nullable String aliasScope) {

    static PastDelivery of(ResultSet row) throws SQLException {
        return new PastDelivery(
                row.getInt("id"),
                row.getString("layout"),
                row.getObject("year", Integer.class),
                row.getString("term"),
                row.getObject("starts_from", LocalDate.class),
                row.getObject("starts_until", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getInt("accepted"),
                row.getInt("brought"),
                row.getInt("attendance"),
                Set.of((Short[]) row.getArray("kinds").getArray()),
                row.getString("alias_scope"));
    }

    /// The ids of some as the database writes an array of them.
    static String ids(Collection<PastDelivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> Integer.toString(delivery.id()))
                .collect(joining(",", "'{", "}'"));
    }

    public boolean isOf(String layout) {
        return this.layout.equals(layout);
    }

    /// Whether it is the same return sent earlier: one table of one year and term.
    public boolean sameReturn(String layout, @Nullable Integer year, @Nullable String term) {
        return isOf(layout) && Objects.equals(this.year, year) && Objects.equals(this.term, term);
    }

    /// Whether attendance that begins from `first` and before `next` may have come in it.
    boolean holdsAttendance(LocalDate first, LocalDate next) {
        return attendance > 0
                && startsFrom != null
                && startsUntil != null
                && startsFrom.isBefore(next)
                && !startsUntil.isBefore(first);
    }
}
