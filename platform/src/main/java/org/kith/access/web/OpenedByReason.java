package org.kith.access.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Names;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Viewer;
import org.kith.access.seals.Seals;
import org.kith.site.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// For whoever answers for the record of readings: what was opened by giving a reason, and whether the seals hold.
@Component
class OpenedByReason implements MyDayPanels {

    private static final int ROWS = 10;
    private static final Duration FIRST_TIME = Duration.ofDays(7);

    private final Access access;
    private final Readings readings;
    private final Seals seals;
    private final ObjectProvider<Names> names;
    private final InstantSource clock;

    OpenedByReason(Access access, Readings readings, Seals seals, ObjectProvider<Names> names, InstantSource clock) {
        this.access = access;
        this.readings = readings;
        this.seals = seals;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!access.allows(viewer, Act.READ, KindOfData.AUDIT)) {
            return List.of();
        }
        var panels = new ArrayList<Panel>();
        var since = viewer.lastLookedAt() == null ? clock.instant().minus(FIRST_TIME) : viewer.lastLookedAt();
        var filter = new Readings.Filter(null, null, Act.READ, Relation.REASON, null);
        var opened = readings.chosen(filter, ROWS + 1).stream()
                .takeWhile(reading -> reading.at().isAfter(since))
                .toList();
        if (!opened.isEmpty()) {
            panels.add(new Panel(
                    "reasons",
                    heading(opened.size()),
                    "Newest first; a reason that is given once may open several times, and is one review",
                    Panel.Place.MAIN,
                    10,
                    new OpenedByReasonRows(ReadingRows.of(opened, ROWS, names))));
        }
        var check = seals.checked();
        panels.add(new Panel(
                "seal",
                check.heading(),
                null,
                check.whole() ? Panel.Place.SIDE : Panel.Place.MAIN,
                5,
                new SealState(check)));
        return panels;
    }

    private static String heading(int opened) {
        return opened == 1
                ? "A page was opened by giving a reason"
                : "Pages were opened " + (opened > ROWS ? "more than " + ROWS : opened) + " times by giving a reason";
    }
}
