package org.kith.partners.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.kith.partners.calendar.LateSources;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.intake.Taken;
import org.kith.site.Panel;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// Every source: what waits, what is late, how old each is, and the calendar of its files.
///
/// @param stopped what a source that is not late has stopped to tell
record SourcesPage(
        boolean mayBring,
        List<Mistake> mistakes,
        List<Taken> taken,
        List<Delivery> waiting,
        List<Delivery> refused,
        List<LoadCalendar.Row> rows,
        List<LateSources.LateKind> stopped,
        List<YearMonth> months,
        List<Panel> panels,
        LocalDate today)
        implements FormPage {

    boolean nothingCame() {
        return rows.stream().allMatch(row -> row.cameLast() == null);
    }

    List<LoadCalendar.Row> sending() {
        return rows.stream().filter(row -> row.cameLast() != null).toList();
    }

    List<LoadCalendar.Row> silent() {
        return rows.stream().filter(row -> row.cameLast() == null).toList();
    }

    List<String> late() {
        return rows.stream()
                .filter(LoadCalendar.Row::late)
                .map(row -> row.source().title())
                .toList();
    }

    String age(LoadCalendar.Row row) {
        return row.newest() == null ? "" : Dates.lasting(row.newest(), today);
    }

    /// Whose files they may be.
    List<Option> senders() {
        return Stream.concat(
                        Stream.of(new Option("", "What their columns say")),
                        rows.stream()
                                .map(row -> new Option(
                                        row.source().name(), row.source().title())))
                .toList();
    }

    static String month(YearMonth month) {
        return Dates.brief(month.atDay(1)).substring(2, 5);
    }
}
