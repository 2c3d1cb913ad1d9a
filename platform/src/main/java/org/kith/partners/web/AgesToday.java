package org.kith.partners.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// How old the picture is, for whoever steers by it: what is late, then the others by the day on which they came.
@Component
final class AgesToday implements MyDayPanels {

    private final Access access;
    private final LoadCalendar calendar;

    AgesToday(Access access, LoadCalendar calendar) {
        this.access = access;
        this.calendar = calendar;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        boolean steers = viewer.role() == Role.ZONE_MANAGER || viewer.role() == Role.BOARD_MEMBER;
        if (!steers || !access.allows(viewer, Act.READ, KindOfData.SOURCES)) {
            return List.of();
        }
        var page = AgesTodayPage.of(calendar.rows(), calendar.today());
        return page.nothing()
                ? List.of()
                : List.of(new Panel(
                        "ages",
                        "How old the picture is",
                        "The newest file of each source",
                        Panel.Place.SIDE,
                        35,
                        page));
    }
}
