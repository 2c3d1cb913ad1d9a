package org.kith.families.refuges.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.families.refuges.EndedRefuge;
import org.kith.families.refuges.EndedRefugeOpening;
import org.kith.partners.DataController;
import org.kith.partners.DeclaredSources;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks the governance officer whether somebody stays shielded once no source tells of a stay in a refuge.
@Controller
class ShieldController implements MyDayPanels {

    private static final int ON_MY_DAY = 5;
    private static final int ANSWERED = 50;

    private final EndedRefugeOpening opening;
    private final DeclaredSources sources;
    private final Readings readings;
    private final InstantSource clock;

    ShieldController(EndedRefugeOpening opening, DeclaredSources sources, Readings readings, InstantSource clock) {
        this.opening = opening;
        this.sources = sources;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!opening.follows(viewer)) {
            return List.of();
        }
        var asked = opening.asked(viewer);
        return asked.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "shields",
                        Counts.of(asked.size(), "shield of a refuge waits", "shields of refuges wait")
                                + " for your word",
                        ShieldsPage.ORDER,
                        Panel.Place.MAIN,
                        7,
                        new ShieldsWaiting(asked.subList(0, Math.min(ON_MY_DAY, asked.size())), Dates.today(clock))));
    }

    @GetMapping("/shields")
    Page all(Viewer viewer) {
        var page = new ShieldsPage(opening.asked(viewer), opening.answered(viewer, ANSWERED), Dates.today(clock));
        var named = new LinkedHashSet<UUID>();
        page.asked().forEach(each -> named.add(each.person().value()));
        page.answered().forEach(each -> named.add(each.person().value()));
        readings.named(viewer, named, "shields of refuges");
        return page;
    }

    @GetMapping("/shields/{id}")
    Page shield(@PathVariable UUID id, Viewer viewer) {
        return page(opening.open(id, viewer), "", "", List.of());
    }

    @PostMapping("/shields/{id}")
    Answer answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String seen,
            Viewer viewer) {
        var refuge = opening.open(id, viewer);
        if (refuge.state() == EndedRefuge.State.STANDS) {
            throw new NotHere();
        }
        if (saidAlready(refuge, answer, why.strip(), viewer)) {
            return toTheNext(viewer);
        }
        var mistakes = new ArrayList<Mistake>();
        if (!seen.equals(refuge.seen())) {
            mistakes.add(new Mistake("answer", "Read again what is known: it has changed since you opened this page"));
        } else if (!ShieldPage.ANSWERS.contains(answer)) {
            mistakes.add(new Mistake("answer", "Say whether the shield is kept or lifted"));
        }
        if (why.isBlank()) {
            mistakes.add(new Mistake("why", "Say why, in a sentence"));
        }
        if (!mistakes.isEmpty()) {
            return page(refuge, answer, why, mistakes);
        }
        opening.answer(refuge, answer.equals(ShieldPage.LIFT), why.strip(), viewer);
        return toTheNext(viewer);
    }

    /// The same form sent twice.
    private static boolean saidAlready(EndedRefuge refuge, String answer, String why, Viewer viewer) {
        return refuge.state() == EndedRefuge.State.ANSWERED
                && refuge.answers().stream()
                        .limit(1)
                        .anyMatch(newest -> newest.lifts() == answer.equals(ShieldPage.LIFT)
                                && newest.why().equals(why)
                                && newest.by().equals(viewer.name()));
    }

    private Redirect toTheNext(Viewer viewer) {
        return new Redirect(opening.asked(viewer).stream()
                .findFirst()
                .map(next -> "/shields/" + next.person())
                .orElse("/shields"));
    }

    private ShieldPage page(EndedRefuge refuge, String answer, String why, List<Mistake> mistakes) {
        var controllers = new HashMap<String, DataController>();
        refuge.shielded()
                .forEach(record -> sources.controllerOf(record.source())
                        .ifPresent(controller -> controllers.put(record.source(), controller)));
        return new ShieldPage(refuge, controllers, answer, why, Dates.today(clock), mistakes);
    }
}
