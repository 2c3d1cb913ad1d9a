package org.kith.families.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Decision;
import org.kith.access.KindOfData;
import org.kith.access.Reasons;
import org.kith.access.Viewer;
import org.kith.families.Opening;
import org.kith.families.PersonPanels;
import org.kith.families.Records;
import org.kith.families.Timeline;
import org.kith.matching.Pairs;
import org.kith.matching.PersonId;
import org.kith.site.Answer;
import org.kith.site.Dates;
import org.kith.site.Mistake;
import org.kith.site.Redirect;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows one person: what sources say of them, year by year, and which records they are.
@Controller
class PersonController {

    private final Access access;
    private final Opening opening;
    private final Timeline timeline;
    private final Records records;
    private final Reasons reasons;
    private final Pairs pairs;
    private final Held held;
    private final ObjectProvider<PersonPanels> panels;
    private final InstantSource clock;

    PersonController(
            Access access,
            Opening opening,
            Timeline timeline,
            Records records,
            Reasons reasons,
            Pairs pairs,
            Held held,
            ObjectProvider<PersonPanels> panels,
            InstantSource clock) {
        this.access = access;
        this.opening = opening;
        this.timeline = timeline;
        this.records = records;
        this.reasons = reasons;
        this.pairs = pairs;
        this.held = held;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/people/{id}")
    Answer person(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String asked,
            Viewer viewer) {
        return page(new PersonId(id), viewer, kind, from, !asked.isEmpty(), List.of(), "");
    }

    @PostMapping("/people/{id}/reason")
    Answer reason(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        var given = reasons.give(viewer, List.of(id), reason);
        return given instanceof Decision.Refused refused
                ? page(new PersonId(id), viewer, "", "", false, List.of(new Mistake("reason", refused.why())), reason)
                : new Redirect("/people/" + id);
    }

    @PostMapping("/people/{id}/correction")
    Answer correction(@PathVariable UUID id, @RequestParam(defaultValue = "") String wrong, Viewer viewer) {
        var person = new PersonId(id);
        if (wrong.isBlank()) {
            return page(
                    person,
                    viewer,
                    "",
                    "",
                    false,
                    List.of(new Mistake("wrong", "Say what is wrong, in a few words")),
                    "");
        }
        opening.person(person, viewer);
        records.ask(person, wrong.strip(), viewer);
        return new Redirect("/people/" + id + "?asked=yes");
    }

    private PersonPage page(
            PersonId id,
            Viewer viewer,
            String kind,
            String from,
            boolean asked,
            List<Mistake> mistakes,
            String reason) {
        var open = opening.person(id, viewer);
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        var ties = open.ties();
        var told = timeline.of(Map.of(id, ties), LocalDate.of(1990, 1, 1), viewer);
        return PersonPage.of(
                open,
                told,
                kind,
                from,
                records.of(id, ties, viewer),
                records.names(id, ties, viewer),
                open.places() ? records.homes(Map.of(id, ties), viewer).getOrDefault(id, List.of()) : List.of(),
                records.cover(id, ties, viewer),
                ties.allow(Act.READ, KindOfData.RELATIONSHIPS) ? pairs.about(List.of(id)) : 0,
                records.waiting(id),
                asked,
                held.in(List.of(ties), viewer),
                panels.orderedStream()
                        .flatMap(each -> each.panels(open, viewer).stream())
                        .toList(),
                access.decide(viewer, Act.READ, KindOfData.FILES).allowed(),
                today,
                mistakes,
                reason);
    }
}
