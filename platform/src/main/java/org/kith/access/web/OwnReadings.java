package org.kith.access.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.site.Panel;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What the viewer looked at this month, as anyone it was about could ask.
@Component
class OwnReadings implements MyDayPanels {

    private final Readings readings;
    private final InstantSource clock;

    OwnReadings(Readings readings, InstantSource clock) {
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        var month = Dates.today(clock).withDayOfMonth(1);
        var tally = readings.tally(viewer, month.atStartOfDay(Dates.HERE).toInstant());
        return List.of(new Panel(
                "readings", "Your own readings", "This month", Panel.Place.SIDE, 90, new OwnReadingsTally(tally)));
    }
}
