package org.kith.partners.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.UnknownSettings;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What an analyst has to do with files today: what waits, what was refused, what is late or due.
@Component
final class FilesToday implements MyDayPanels {

    private static final int DAYS_OF_REFUSALS = 60;
    private static final int DAYS_AHEAD = 7;

    private final Access access;
    private final Deliveries deliveries;
    private final LoadCalendar calendar;
    private final UnknownSettings unknownSettings;

    FilesToday(Access access, Deliveries deliveries, LoadCalendar calendar, UnknownSettings unknownSettings) {
        this.access = access;
        this.deliveries = deliveries;
        this.calendar = calendar;
        this.unknownSettings = unknownSettings;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!access.allows(viewer, Act.CHANGE, KindOfData.RECEIPTS)) {
            return List.of();
        }
        var today = calendar.today();
        var rows = calendar.rows();
        var page = new FilesTodayPage(
                deliveries.waiting(),
                deliveries.refusedSince(today.minusDays(DAYS_OF_REFUSALS)),
                rows.stream().filter(LoadCalendar.Row::late).toList(),
                rows.stream()
                        .filter(row -> row.newest() != null && !row.late())
                        .filter(row -> row.due() != null && !row.due().isAfter(today.plusDays(DAYS_AHEAD)))
                        .toList(),
                unknownSettings.bySource(),
                today);
        return List.of(
                new Panel("files", heading(page), "As of " + Dates.weekday(today, today), Panel.Place.MAIN, 10, page));
    }

    private static String heading(FilesTodayPage page) {
        if (!page.waiting().isEmpty()) {
            return page.waiting().size() == 1
                    ? "A file waits for your word"
                    : Counts.number(page.waiting().size()) + " files wait for your word";
        }
        if (!page.late().isEmpty()) {
            return page.late().size() == 1
                    ? page.late().getFirst().source().title() + " is late"
                    : Counts.number(page.late().size()) + " sources are late";
        }
        return page.nothing() ? "No file needs you today" : "Files";
    }
}
