package org.kith.families.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Decision;
import org.kith.access.KindOfData;
import org.kith.access.Reasons;
import org.kith.access.Viewer;
import org.kith.families.OpenPerson;
import org.kith.families.Opening;
import org.kith.families.PersonPanels;
import org.kith.families.Records;
import org.kith.families.corrections.CorrectionOpening;
import org.kith.families.corrections.Corrections;
import org.kith.families.corrections.Wrong;
import org.kith.families.facts.Care;
import org.kith.families.facts.Timeline;
import org.kith.families.facts.UsesFacts;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Pairs;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;
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
    private final Care care;
    private final Records records;
    private final Corrections corrections;
    private final CorrectionOpening correctionOpening;
    private final Reasons reasons;
    private final Pairs pairs;
    private final Held held;
    private final ObjectProvider<PersonPanels> panels;
    private final InstantSource clock;

    PersonController(
            Access access,
            Opening opening,
            Timeline timeline,
            Care care,
            Records records,
            Corrections corrections,
            CorrectionOpening correctionOpening,
            Reasons reasons,
            Pairs pairs,
            Held held,
            ObjectProvider<PersonPanels> panels,
            InstantSource clock) {
        this.access = access;
        this.opening = opening;
        this.timeline = timeline;
        this.care = care;
        this.records = records;
        this.corrections = corrections;
        this.correctionOpening = correctionOpening;
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
        var open = opening.person(new PersonId(id), viewer);
        return page(open, viewer, new History.Asked(kind, from), PersonPage.Asking.anew(asked), List.of(), "");
    }

    @PostMapping("/people/{id}/reason")
    Answer reason(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        var given = reasons.give(viewer, List.of(id), reason);
        return given instanceof Decision.Refused refused
                ? page(
                        opening.person(new PersonId(id), viewer),
                        viewer,
                        History.Asked.ALL,
                        PersonPage.Asking.anew(""),
                        List.of(new Mistake("reason", refused.why())),
                        reason)
                : new Redirect("/people/" + id);
    }

    @PostMapping("/people/{id}/correction")
    Answer correction(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String how,
            Viewer viewer) {
        var person = new PersonId(id);
        var open = opening.person(person, viewer);
        var known = records.of(person, open.ties(), viewer).stream()
                .map(Records.Joined::said)
                .toList();
        boolean twoPeople = source.equals(PersonPage.Asking.TWO_PEOPLE);
        boolean unknown = twoPeople || source.equals(PersonPage.Asking.UNKNOWN);
        var meant = known.stream()
                .filter(said -> unknown || said.origin().source().equals(source))
                .map(Records.Said::record)
                .toList();
        var said = new Wrong(wrong, how, twoPeople);
        var mistakes = new ArrayList<Mistake>();
        if (!unknown && meant.isEmpty()) {
            mistakes.add(new Mistake("source", "Choose the source, or “I do not know”"));
        }
        mistakes.addAll(said.mistakes());
        if (!mistakes.isEmpty()) {
            return page(open, viewer, History.Asked.ALL, PersonPage.Asking.again(source, wrong, how), mistakes, "");
        }
        var received = corrections.ask(person, unknown ? null : source, meant, said, viewer);
        return new Redirect("/people/" + id + "?asked=" + received.asked());
    }

    private PersonPage page(
            OpenPerson open,
            Viewer viewer,
            History.Asked asked,
            PersonPage.Asking asking,
            List<Mistake> mistakes,
            String reason) {
        var person = open.person();
        var id = person.id();
        var today = Dates.today(clock);
        var ties = open.ties();
        boolean receipts = access.allows(viewer, Act.READ, KindOfData.FILES);
        var told = timeline.of(Map.of(id, ties), LocalDate.of(1990, 1, 1), viewer);
        var joined = records.of(id, ties, viewer);
        var recorded = Recorded.of(
                joined,
                !person.shielded() || open.places(),
                records.names(id, ties, viewer),
                open.places() ? records.homes(Map.of(id, ties), viewer).getOrDefault(id, List.of()) : List.of(),
                ties.allow(Act.READ, KindOfData.RELATIONSHIPS) ? pairs.about(List.of(id)) : 0,
                receipts,
                today);
        var cover = SourceCover.of(person, records.cover(person, ties, viewer), held.in(List.of(ties), viewer), today);
        var corrections = correctionOpening.own(id, ties, viewer);
        var shown = panels.orderedStream()
                .flatMap(each -> each.panels(open, viewer).stream())
                .toList();
        return new PersonPage(
                new PersonPage.Whose(open, care.now(Map.of(id, ties), viewer).get(id), today),
                History.of(told, asked, person.bornOn(), UsesFacts.in(shown), receipts, today),
                recorded,
                cover,
                corrections,
                asking.of(joined),
                shown,
                mistakes,
                reason);
    }
}
