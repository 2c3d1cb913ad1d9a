package org.kith.partners.web;

import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.partners.LoadCalendar;
import org.kith.site.Page;

/// The age of each source that sends.
///
/// @param days of those that are not late, the newest first
record AgesTodayPage(List<LoadCalendar.Row> late, List<Day> days, LocalDate today) implements Page {

    AgesTodayPage {
        late = List.copyOf(late);
        days = List.copyOf(days);
    }

    /// Whose newest file came on this day.
    record Day(LocalDate on, List<LoadCalendar.Row> rows) {}

    static AgesTodayPage of(List<LoadCalendar.Row> rows, LocalDate today) {
        var sending = rows.stream().filter(row -> row.newest() != null).toList();
        var byDay = sending.stream()
                .filter(row -> !row.late())
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.newest()),
                        () -> new TreeMap<LocalDate, List<LoadCalendar.Row>>(reverseOrder()),
                        Collectors.toList()));
        return new AgesTodayPage(
                sending.stream().filter(LoadCalendar.Row::late).toList(),
                byDay.entrySet().stream()
                        .map(day -> new Day(day.getKey(), day.getValue()))
                        .toList(),
                today);
    }

    boolean nothing() {
        return late.isEmpty() && days.isEmpty();
    }
}
