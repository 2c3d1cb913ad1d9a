package org.kith.encompass.web;

import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.encompass.Notices;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// The way to the notices from a safeguarding lead's day: whether something came, and neither
/// whom nor how many.
@Component
class NoticesMyDay implements MyDayPanels {

    private static final int ORDER = 5;

    private final Notices notices;

    NoticesMyDay(Notices notices) {
        this.notices = notices;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!notices.areFor(viewer)) {
            return List.of();
        }
        var looked = viewer.lastLookedAt();
        return List.of(new Panel(
                "notices",
                "Notices of domestic abuse to your school",
                null,
                Panel.Place.SIDE,
                ORDER,
                new NoticesBody(looked != null, looked != null && notices.newSince(viewer, looked))));
    }
}
