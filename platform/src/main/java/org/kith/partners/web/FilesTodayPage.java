package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.UnknownSettings;
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

    List<SourcesOfDay> dueByDay() {
        return SourcesOfDay.by(LoadCalendar.Row::due, due);
    }

    boolean nothing() {
        return waiting.isEmpty() && refused.isEmpty() && late.isEmpty() && due.isEmpty() && unknown.isEmpty();
    }
}
