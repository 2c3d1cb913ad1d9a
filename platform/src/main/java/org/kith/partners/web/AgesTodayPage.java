package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.site.Page;

/// The age of each source that sends.
///
/// @param days of those that are not late, the newest first
record AgesTodayPage(List<LoadCalendar.Row> late, List<SourcesOfDay> days, LocalDate today) implements Page {

    AgesTodayPage {
        late = List.copyOf(late);
        days = List.copyOf(days);
    }

    static AgesTodayPage of(List<LoadCalendar.Row> rows, LocalDate today) {
        return new AgesTodayPage(
                rows.stream().filter(LoadCalendar.Row::late).toList(),
                SourcesOfDay.by(
                                LoadCalendar.Row::newest,
                                rows.stream()
                                        .filter(row -> !row.late() && row.newest() != null)
                                        .toList())
                        .reversed(),
                today);
    }

    boolean nothing() {
        return late.isEmpty() && days.isEmpty();
    }
}
