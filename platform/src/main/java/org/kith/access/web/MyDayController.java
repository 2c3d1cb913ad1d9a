package org.kith.access.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.MyDayPanels;
import org.kith.access.Names;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.site.Menu;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Visitor;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *My day*: what each capability has to tell the viewer, and what the viewer looked at.
@Controller
class MyDayController implements Menu {

    private static final int ROWS = 50;

    private final ObjectProvider<MyDayPanels> contributors;
    private final Accounts accounts;
    private final Readings readings;
    private final ObjectProvider<Names> names;
    private final MayBeNamed mayBeNamed;
    private final InstantSource clock;

    MyDayController(
            ObjectProvider<MyDayPanels> contributors,
            Accounts accounts,
            Readings readings,
            ObjectProvider<Names> names,
            MayBeNamed mayBeNamed,
            InstantSource clock) {
        this.contributors = contributors;
        this.accounts = accounts;
        this.readings = readings;
        this.names = names;
        this.mayBeNamed = mayBeNamed;
        this.clock = clock;
    }

    @Override
    public List<Entry> entries(Visitor visitor) {
        return List.of(new Entry(10, "/my-day", "My day"));
    }

    @GetMapping("/my-day")
    Page myDay(Viewer viewer) {
        var panels = new ArrayList<Panel>();
        contributors.orderedStream().forEach(contributor -> panels.addAll(contributor.panels(viewer)));
        if (panels.stream().noneMatch(panel -> panel.place() == Panel.Place.MAIN)) {
            panels.add(new Panel(
                    "nothing", "There is nothing new for you", null, Panel.Place.MAIN, 0, new NothingNew(viewer)));
        }
        record(panels, viewer);
        accounts.looked(viewer);
        return MyDayPage.of(viewer, clock.instant().atZone(Dates.HERE).toLocalDateTime(), panels);
    }

    private void record(List<Panel> panels, Viewer viewer) {
        var named = new LinkedHashSet<UUID>();
        for (var panel : panels) {
            if (panel.body() instanceof MyDayPanels.Naming naming) {
                named.addAll(naming.named());
            }
        }
        readings.named(viewer, named, "my day");
    }

    @GetMapping("/my-day/readings")
    Page ownReadings(Viewer viewer, @RequestParam(required = false) @Nullable Long before) {
        var filter = new Readings.Filter(viewer.id().value(), null, null, null, before);
        var rows =
                ReadingRows.of(readings.chosen(filter, ROWS + 1), ROWS, names, people -> mayBeNamed.of(people, viewer));
        readings.named(viewer, rows.named(), "own readings");
        return new OwnReadingsPage(rows, viewer.role() == Role.PARENT);
    }
}
