package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.partners.calendar.LoadCalendar;

/// The sources of which something came, or is due, on one day.
record SourcesOfDay(LocalDate on, List<LoadCalendar.Row> rows) {

    SourcesOfDay {
        rows = List.copyOf(rows);
    }

    /// By the day that each has, the earliest first.
    static List<SourcesOfDay> by(Function<LoadCalendar.Row, @Nullable LocalDate> day, List<LoadCalendar.Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(day.apply(row)), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new SourcesOfDay(each.getKey(), each.getValue()))
                .toList();
    }
}
