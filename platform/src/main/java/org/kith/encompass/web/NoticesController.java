package org.kith.encompass.web;

import java.time.InstantSource;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.encompass.Notices;
import org.kith.site.Page;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page of notices to a school, for its safeguarding lead.
@Controller
class NoticesController implements WayIn {

    private final Notices notices;
    private final InstantSource clock;

    NoticesController(Notices notices, InstantSource clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(15, "/notices", "Notices");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return notices.areFor(viewer);
    }

    @GetMapping("/notices")
    Page notices(Viewer viewer) {
        if (!notices.areFor(viewer)) {
            throw new NotHere();
        }
        return new NoticesPage(
                viewer.scope(),
                notices.read(viewer),
                notices.contacts(viewer),
                viewer.lastLookedAt(),
                Dates.today(clock));
    }
}
