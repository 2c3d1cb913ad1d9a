package org.kith.families.corrections.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.families.corrections.Correction;
import org.kith.families.corrections.CorrectionMovedOn;
import org.kith.families.corrections.CorrectionOpening;
import org.kith.families.corrections.Corrections;
import org.kith.families.corrections.OpenCorrection;
import org.kith.partners.DataController;
import org.kith.partners.DeclaredSources;
import org.kith.site.Answer;
import org.kith.site.Download;
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

/// The register of corrections and each of them, for whoever follows them and for whoever asked.
@Controller
class CorrectionController implements MyDayPanels, WayIn {

    private static final int MOST = 200;
    private static final int ON_MY_DAY = 5;
    private static final Set<Correction.State> OPEN = Set.of(Correction.State.WAITING, Correction.State.SENT);

    private final Access access;
    private final CorrectionOpening opening;
    private final Corrections corrections;
    private final DeclaredSources sources;
    private final InstantSource clock;

    CorrectionController(
            Access access,
            CorrectionOpening opening,
            Corrections corrections,
            DeclaredSources sources,
            InstantSource clock) {
        this.access = access;
        this.opening = opening;
        this.corrections = corrections;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(85, "/corrections", "Corrections");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return opening.follows(viewer);
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (opening.follows(viewer)) {
            return toFollow();
        }
        var twoPeople = opening.ofTwoPeople(viewer);
        return twoPeople.isEmpty() ? answered(viewer) : toPart(twoPeople);
    }

    @GetMapping("/corrections")
    Page register(@RequestParam(defaultValue = "open") String show, Viewer viewer) {
        if (!opening.follows(viewer)) {
            throw new NotHere();
        }
        var states = switch (show) {
            case "waiting" -> Set.of(Correction.State.WAITING);
            case "sent" -> Set.of(Correction.State.SENT);
            case "answered" -> Set.of(Correction.State.ANSWERED, Correction.State.TAKEN_BACK);
            default -> OPEN;
        };
        var found = corrections.in(states, MOST + 1);
        return new CorrectionsPage(
                rows(found.subList(0, Math.min(MOST, found.size()))), corrections.tally(), show, found.size() > MOST);
    }

    @GetMapping("/corrections.csv")
    Answer file(Viewer viewer) {
        var all = opening.takeAway(viewer);
        var today = Dates.today(clock);
        var controllers = controllers(
                all.stream().flatMap(each -> Stream.ofNullable(each.sender())).toList());
        return Download.csv("corrections.csv", sheet -> CorrectionFile.write(sheet, all, controllers, today));
    }

    @GetMapping("/corrections/{id}")
    Page correction(@PathVariable UUID id, @RequestParam(defaultValue = "") String already, Viewer viewer) {
        return page(opening.open(id, viewer), CorrectionForm.EMPTY, !already.isEmpty(), List.of());
    }

    @PostMapping("/corrections/{id}")
    Answer act(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int seen,
            @RequestParam Map<String, String> typed,
            Viewer viewer) {
        var form = CorrectionForm.of(typed);
        var open = opening.open(id, viewer);
        boolean mayChange = open.follows() || access.allows(viewer, Act.CHANGE, KindOfData.CORRECTIONS);
        boolean nowhereToSend =
                form.act().equals("sent") && open.correction().asked().twoPeople();
        if (!mayChange || nowhereToSend || open.follows() == form.act().equals("taken-back")) {
            throw new NotHere();
        }
        return switch (form.act()) {
            case "sent" -> send(open, form, seen, viewer);
            case "answered" -> answer(open, form, seen, viewer);
            case "changed" -> change(open, form, seen, viewer);
            case "taken-back" -> {
                done(corrections.close(open.correction(), seen, Correction.Did.TAKEN_BACK, null, viewer));
                yield new Redirect("/corrections/" + id);
            }
            default -> throw new NotHere();
        };
    }

    private Answer send(OpenCorrection open, CorrectionForm form, int seen, Viewer viewer) {
        var correction = open.correction();
        var known = open.places().stream()
                .map(place -> place.sender().source())
                .distinct()
                .toList();
        var mistakes = form.sending(known, correction.asked().on(), Dates.today(clock));
        if (!mistakes.isEmpty()) {
            return page(open, form, mistakes);
        }
        var source = known.contains(form.source()) || known.isEmpty() ? form.source() : known.getFirst();
        done(corrections.send(correction, seen, source, form.to(), form.day().orElseThrow(), viewer));
        return new Redirect("/corrections/" + correction.id());
    }

    private Answer answer(OpenCorrection open, CorrectionForm form, int seen, Viewer viewer) {
        var mistakes = form.answering();
        if (!mistakes.isEmpty()) {
            return page(open, form, mistakes);
        }
        done(corrections.close(open.correction(), seen, form.did().orElseThrow(), form.why(), viewer));
        return new Redirect(
                opening.follows(viewer)
                        ? "/corrections"
                        : "/corrections/" + open.correction().id());
    }

    private Answer change(OpenCorrection open, CorrectionForm form, int seen, Viewer viewer) {
        var correction = open.correction();
        if (correction.answer().isEmpty()) {
            throw new NotHere();
        }
        var mistakes = form.changing();
        if (!mistakes.isEmpty()) {
            return page(open, form, mistakes);
        }
        done(corrections.change(correction, seen, form.did().orElseThrow(), form.why(), form.because(), viewer));
        return new Redirect("/corrections/" + correction.id());
    }

    private static void done(boolean stands) {
        if (!stands) {
            throw new CorrectionMovedOn();
        }
    }

    private List<Panel> toFollow() {
        var tally = corrections.tally();
        if (tally.waiting() + tally.sent() == 0) {
            return List.of();
        }
        return List.of(new Panel(
                "corrections",
                tally.waiting() == 0
                        ? Counts.of(
                                tally.sent(),
                                "correction is with its controller",
                                "corrections are with their controllers")
                        : Counts.of(tally.waiting(), "correction waits", "corrections wait") + " to be sent",
                CorrectionsPage.overdue(tally),
                Panel.Place.MAIN,
                9,
                new CorrectionsToFollow(rows(corrections.in(OPEN, ON_MY_DAY)))));
    }

    private List<Panel> toPart(List<Correction> twoPeople) {
        return List.of(new Panel(
                "corrections",
                Counts.of(twoPeople.size(), "person", "people") + " of whom somebody says: these are two",
                twoPeople.size() > ON_MY_DAY ? "The " + ON_MY_DAY + " that wait longest" : "",
                Panel.Place.MAIN,
                9,
                new CorrectionsToPart(rows(twoPeople.subList(0, Math.min(ON_MY_DAY, twoPeople.size()))))));
    }

    private List<Panel> answered(Viewer viewer) {
        var looked = viewer.lastLookedAt();
        var answered = opening.answered(viewer, looked == null ? clock.instant().minus(Duration.ofDays(30)) : looked);
        return answered.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "corrections",
                        Counts.of(answered.size(), "correction", "corrections") + " that you asked for "
                                + (answered.size() == 1 ? "has" : "have") + " an answer",
                        looked == null ? "The last 30 days" : "Since you last looked",
                        Panel.Place.MAIN,
                        18,
                        new CorrectionsAsked(answered, Dates.today(clock))));
    }

    private CorrectionPage page(OpenCorrection open, CorrectionForm form, List<Mistake> mistakes) {
        return page(open, form, false, mistakes);
    }

    private CorrectionPage page(OpenCorrection open, CorrectionForm form, boolean already, List<Mistake> mistakes) {
        return new CorrectionPage(
                open,
                already,
                controllers(open.places().stream().map(Correction.Place::sender).toList()),
                form,
                Dates.today(clock),
                mistakes);
    }

    private CorrectionRows rows(List<Correction> found) {
        return new CorrectionRows(
                found,
                controllers(found.stream()
                        .flatMap(each -> Stream.ofNullable(each.sender()))
                        .toList()),
                Dates.today(clock));
    }

    private Map<String, DataController> controllers(Collection<Correction.Sender> senders) {
        var controllers = new HashMap<String, DataController>();
        senders.forEach(sender -> sources.controllerOf(sender.source())
                .ifPresent(controller -> controllers.put(sender.source(), controller)));
        return controllers;
    }
}
