package org.kith.encompass.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.access.Viewer;
import org.kith.encompass.Notices;
import org.kith.site.Dates;
import org.kith.site.Menu;
import org.kith.site.NotHere;
import org.kith.site.Page;
import org.kith.site.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page of notices to a school, for its safeguarding lead.
@Controller
class NoticesController implements Menu {

    private static final int ORDER = 15;

    private final Notices notices;
    private final InstantSource clock;

    NoticesController(Notices notices, InstantSource clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public List<Entry> entries(Visitor visitor) {
        return visitor instanceof Viewer viewer && notices.areFor(viewer)
                ? List.of(new Entry(ORDER, "/notices", "Notices"))
                : List.of();
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
