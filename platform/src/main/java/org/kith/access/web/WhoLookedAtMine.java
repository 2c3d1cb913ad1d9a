package org.kith.access.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Names;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.site.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// For a parent or young person: who looked at what is held about them and their children.
///
/// Of each reading they are told of themselves and their children only; the reason, which may speak of others, is left
/// out.
@Component
class WhoLookedAtMine implements MyDayPanels {

    private static final int ROWS = 20;
    private static final Duration LATELY = Duration.ofDays(90);

    private final MayBeNamed named;
    private final Readings readings;
    private final ObjectProvider<Names> names;
    private final InstantSource clock;

    WhoLookedAtMine(MayBeNamed named, Readings readings, ObjectProvider<Names> names, InstantSource clock) {
        this.named = named;
        this.readings = readings;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() != Role.PARENT) {
            return List.of();
        }
        var since = clock.instant().minus(LATELY);
        var looked = readings.about(viewer, named.own(viewer), since).stream()
                .map(WhoLookedAtMine::withoutReason)
                .toList();
        return List.of(new Panel(
                "looked",
                looked.isEmpty() ? "Nobody has looked at your record" : "Who looked at your record",
                "Last 90 days",
                Panel.Place.MAIN,
                50,
                new LookedAtMine(ReadingRows.of(looked, ROWS, names))));
    }

    private static Reading withoutReason(Reading reading) {
        return new Reading(
                reading.id(),
                reading.at(),
                reading.accountId(),
                reading.accountName(),
                reading.role(),
                reading.act(),
                reading.personIds(),
                reading.relation(),
                null,
                reading.why(),
                reading.route());
    }
}
