package org.kith.needs.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.corrections.Corrections;
import org.kith.families.corrections.Wrong;
import org.kith.families.facts.Facts;
import org.kith.matching.PersonId;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.AnsweredMeanwhile;
import org.kith.needs.Need;
import org.kith.needs.NeedAnswers;
import org.kith.needs.Needs;
import org.kith.needs.WorkingLists;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Takes what people answer to a need or an alert that they are shown, and what they take back.
@Controller
class NeedAnswerController {

    private static final int LONGEST = 1000;
    private static final Set<String> KINDS = Set.of("contest", "correct");
    private static final List<Mistake> NO_REASON =
            List.of(new Mistake(NeedAnswerPage.WHY, "Say in a few words how you know"));

    private final Needs needs;
    private final NeedAnswers answers;
    private final Alerts alerts;
    private final WorkingLists lists;
    private final People people;
    private final Facts facts;
    private final Corrections corrections;
    private final Access access;
    private final InstantSource clock;

    NeedAnswerController(
            Needs needs,
            NeedAnswers answers,
            Alerts alerts,
            WorkingLists lists,
            People people,
            Facts facts,
            Corrections corrections,
            Access access,
            InstantSource clock) {
        this.needs = needs;
        this.answers = answers;
        this.alerts = alerts;
        this.lists = lists;
        this.people = people;
        this.facts = facts;
        this.corrections = corrections;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping("/people/{id}/needs")
    Answer say(
            @PathVariable UUID id,
            @RequestParam String rule,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @Nullable UUID family,
            Viewer viewer) {
        var person = new PersonId(id);
        var need = questionable(person, rule, viewer).orElseThrow(NotHere::new);
        var mistakes = new ArrayList<Mistake>();
        if (!KINDS.contains(kind)) {
            mistakes.add(new Mistake(NeedAnswerPage.KIND, "Choose what is not right"));
        }
        if (why.isBlank()) {
            mistakes.addAll(NO_REASON);
        }
        if (!mistakes.isEmpty()) {
            return new NeedAnswerPage(
                    need.rule().words().title(),
                    called(person),
                    new NeedAnswerPage.Form("/people/" + id + "/needs", rule, text(family), "page", List.of()),
                    page(person, family),
                    kind,
                    "",
                    cut(why),
                    mistakes);
        }
        answers.say(person, rule, kind(kind), cut(why), viewer);
        return kind(kind) == NeedAnswers.Kind.CORRECT
                ? whichFact(need, family, page(person, family), cut(why))
                : new Redirect(page(person, family));
    }

    @PostMapping("/people/{id}/needs/correction")
    Answer correct(
            @PathVariable UUID id,
            @RequestParam String rule,
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(required = false) @Nullable UUID family,
            Viewer viewer) {
        var person = new PersonId(id);
        var need = questionable(person, rule, viewer).orElseThrow(NotHere::new);
        var offered = said(need);
        var meant = offered.stream()
                .filter(each -> each.option().value().equals(fact))
                .findFirst();
        var said = new Wrong(wrong, how);
        var mistakes = new ArrayList<Mistake>();
        if (meant.isEmpty()) {
            mistakes.add(new Mistake("fact", "Choose the fact that is wrong"));
        }
        mistakes.addAll(said.mistakes());
        if (!mistakes.isEmpty()) {
            return factPage(need, offered, family, page(person, family), fact, said, mistakes);
        }
        var of = meant.get().of();
        var received = corrections.ask(
                of,
                meant.get().source(),
                facts.records(meant.get().facts()),
                meant.get().named(said),
                viewer);
        return new Redirect("/people/" + of + "?asked=" + received.asked());
    }

    @PostMapping("/people/{id}/needs/take-back")
    Answer takeBack(
            @PathVariable UUID id,
            @RequestParam String rule,
            @RequestParam(required = false) @Nullable UUID family,
            Viewer viewer) {
        var person = new PersonId(id);
        if (answers.takeBack(person, rule, viewer) == 0) {
            throw new NotHere();
        }
        return new Redirect(page(person, family));
    }

    /// @param also alerts of the same need of a home, to which the answer is too
    /// @param whose the alert of the one child of whom it is not so; all of them where that is empty
    @PostMapping("/alerts/{id}")
    Answer answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> also,
            @RequestParam(required = false) @Nullable UUID whose,
            @RequestParam String reply,
            @RequestParam(defaultValue = "contest") String kind,
            @RequestParam(required = false) @Nullable String why,
            @RequestParam(defaultValue = "page") String from,
            @RequestParam(required = false) @Nullable UUID family,
            Viewer viewer) {
        var asked = answerable(id, also, viewer);
        var first = asked.getFirst();
        var back = from.equals("my-day") ? "/my-day#answered" : page(first.person(), family);
        var chosen = reply(reply);
        if (chosen == Alert.Reply.NOT_SO && (why == null || why.isBlank())) {
            return notSo(asked, text(whose), family, from, back, kind, why == null ? List.of() : NO_REASON);
        }
        var meant = chosen == Alert.Reply.NOT_SO && whose != null
                ? asked.stream().filter(each -> each.id().equals(whose)).toList()
                : asked;
        if (meant.isEmpty()) {
            throw new NotHere();
        }
        var meanwhile = new ArrayList<Alert>();
        for (var alert : meant) {
            if (chosen == Alert.Reply.NOT_SO && why != null) {
                answers.say(alert.person(), alert.rule(), kind(kind), cut(why), viewer);
            }
            if (!alerts.answer(alert, chosen, why == null ? null : cut(why), viewer)) {
                meanwhile.add(alert);
            }
        }
        if (!meanwhile.isEmpty()) {
            throw new AnsweredMeanwhile(listedPage(meanwhile.getFirst(), viewer));
        }
        if (chosen == Alert.Reply.NOT_SO && why != null && kind(kind) == NeedAnswers.Kind.CORRECT) {
            var need = questionable(meant.getFirst().person(), first.rule(), viewer);
            if (need.isPresent()) {
                return whichFact(need.get(), family, back, cut(why));
            }
        }
        return new Redirect(back);
    }

    private NeedAnswerPage notSo(
            List<Alert> asked,
            @Nullable String whose,
            @Nullable UUID family,
            String from,
            String back,
            String kind,
            List<Mistake> mistakes) {
        var first = asked.getFirst();
        return new NeedAnswerPage(
                first.title(),
                Counts.list(asked.stream().map(each -> called(each.person())).toList()),
                new NeedAnswerPage.Form(
                        "/alerts/" + first.id(),
                        null,
                        text(family),
                        from,
                        asked.stream()
                                .map(each -> new Option(each.id().toString(), "Of " + called(each.person()) + " only"))
                                .toList()),
                back,
                kind,
                whose == null ? "" : whose,
                "",
                mistakes);
    }

    /// The alert, and those others of a home that still wait for the viewer.
    private List<Alert> answerable(UUID id, List<UUID> also, Viewer viewer) {
        return together(id, also, each -> shown(each, viewer).filter(alert -> alerts.isFor(alert, viewer)));
    }

    private static List<Alert> together(UUID id, List<UUID> also, Function<UUID, Optional<Alert>> find) {
        var first = find.apply(id).orElseThrow(NotHere::new);
        return Stream.concat(
                        Stream.of(first),
                        also.stream()
                                .distinct()
                                .filter(other -> !other.equals(id))
                                .flatMap(other -> find.apply(other).stream()))
                .toList();
    }

    @PostMapping("/alerts/{id}/undo")
    Answer undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> also,
            @RequestParam(defaultValue = "page") String from,
            @RequestParam(required = false) @Nullable UUID family,
            Viewer viewer) {
        var given = together(id, also, each -> shown(each, viewer));
        boolean undone = false;
        for (var alert : given) {
            undone |= alerts.undo(alert, viewer);
        }
        if (!undone) {
            throw new NotHere();
        }
        return new Redirect(
                from.equals("my-day") ? "/my-day" : page(given.getFirst().person(), family));
    }

    /// The alert, if the viewer is shown the need that it tells of.
    private Optional<Alert> shown(UUID id, Viewer viewer) {
        var list = lists.of(viewer, null);
        return alerts.find(id)
                .filter(each -> list.isPresent()
                        && !list.get().needs(List.of(each.found())).isEmpty()
                        && access.allows(
                                viewer,
                                Act.CHANGE,
                                KindOfData.ANSWERS,
                                each.person().value()));
    }

    /// A need that the viewer is shown with what it rests on, and may say something against.
    private Optional<Need> questionable(PersonId person, String rule, Viewer viewer) {
        var ties = access.ties(viewer, person.value());
        return ties.allow(Act.CHANGE, KindOfData.ANSWERS)
                ? needs.standing(person, rule, ties, viewer)
                : Optional.empty();
    }

    /// Asks which fact is wrong, where there is one of which the viewer may say so.
    private Answer whichFact(Need need, @Nullable UUID family, String back, String how) {
        var offered = said(need);
        var only = offered.size() == 1 ? offered.getFirst().option().value() : "";
        return offered.isEmpty()
                ? new Redirect(back)
                : factPage(need, offered, family, back, only, new Wrong("", how), List.of());
    }

    private NeedFactPage factPage(
            Need need,
            List<SaidFact> offered,
            @Nullable UUID family,
            String back,
            String fact,
            Wrong said,
            List<Mistake> mistakes) {
        return new NeedFactPage(
                need.rule().words().title(),
                called(need.person()),
                need.person().toString(),
                need.rule().name(),
                text(family),
                back,
                offered.stream().map(SaidFact::option).toList(),
                fact,
                said.what(),
                said.how(),
                mistakes);
    }

    private List<SaidFact> said(Need need) {
        return SaidFact.of(need, people.find(need.person()).orElseThrow(NotHere::new), Dates.today(clock));
    }

    private String called(PersonId person) {
        return people.find(person).map(Person::called).orElseThrow(NotHere::new);
    }

    private String listedPage(Alert alert, Viewer viewer) {
        return lists.of(viewer, null)
                .map(list -> list.needs(List.of(alert.found())).get(alert.found()))
                .map(NeedsMyDay::href)
                .orElseGet(() -> page(alert.person(), null));
    }

    private static String page(PersonId person, @Nullable UUID family) {
        return (family == null ? "/people/" + person : "/families/" + family) + "#needs";
    }

    private static @Nullable String text(@Nullable UUID family) {
        return family == null ? null : family.toString();
    }

    private static String cut(String why) {
        var said = why.strip();
        return said.substring(0, Math.min(said.length(), LONGEST));
    }

    private static NeedAnswers.Kind kind(String word) {
        return word.equals("correct") ? NeedAnswers.Kind.CORRECT : NeedAnswers.Kind.CONTEST;
    }

    private static Alert.Reply reply(String word) {
        try {
            return Words.named(Alert.Reply.class, word);
        } catch (IllegalArgumentException _) {
            throw new NotHere();
        }
    }
}
