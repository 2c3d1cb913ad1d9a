package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.partners.Delivery;
import org.kith.partners.LoadCalendar;
import org.kith.partners.UnknownSettings;
import org.kith.site.Page;

/// The files that need somebody today.
record FilesTodayPage(
        List<Delivery> waiting,
        List<Delivery> refused,
        List<LoadCalendar.Row> late,
        List<LoadCalendar.Row> due,
        List<UnknownSettings.OfSource> unknown,
        LocalDate today)
        implements Page {

    /// The sources of which a file is due on one day.
    record Due(LocalDate on, List<LoadCalendar.Row> rows) {}

    List<Due> dueByDay() {
        return due.stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.due()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new Due(day.getKey(), day.getValue()))
                .toList();
    }

    boolean nothing() {
        return waiting.isEmpty() && refused.isEmpty() && late.isEmpty() && due.isEmpty() && unknown.isEmpty();
    }
}
