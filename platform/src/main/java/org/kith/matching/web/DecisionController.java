package org.kith.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.Pair;
import org.kith.matching.answers.PastDecisions;
import org.kith.site.Answer;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was decided about who is who, undoing it, and parting records that do not belong together. What
/// it would move is shown before it moves.
@Controller
class DecisionController {

    private static final int SHOWN = 100;
    private static final Mistake NO_REASON = new Mistake("why", "Say what made you decide, in a few words");

    private final PastDecisions decisions;
    private final Deciding deciding;

    DecisionController(PastDecisions decisions, Deciding deciding) {
        this.decisions = decisions;
        this.deciding = deciding;
    }

    @GetMapping("/pairs/decisions")
    Answer decided(@RequestParam(defaultValue = "1") int page, Viewer viewer) {
        return new DecisionsPage(
                Part.of(decisions.count(viewer), page, SHOWN, from -> decisions.all(viewer, from, SHOWN)));
    }

    @GetMapping("/pairs/decisions/{change}")
    Answer decision(@PathVariable int change, Viewer viewer) {
        return new DecisionPage(opened(change, viewer), List.of(), "", false);
    }

    /// @param shown what the viewer saw that undoing it does, as the page [marked][PastDecisions.Opened#undoing] it
    @PostMapping("/pairs/decisions/{change}")
    Answer undo(
            @PathVariable int change,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String shown,
            Viewer viewer) {
        var opened = opened(change, viewer);
        if (why.isBlank()) {
            return new DecisionPage(opened, List.of(NO_REASON), "", false);
        }
        return deciding.undo(opened.past().decision(), why.strip(), shown, viewer)
                ? new Redirect("/pairs/decisions")
                : new DecisionPage(opened(change, viewer), List.of(), why, true);
    }

    /// @param gone records to be ticked, with what parting them does
    /// @param decided whether two people have just said that they are of somebody else
    @GetMapping("/pairs/people/{id}")
    Answer person(
            @PathVariable UUID id,
            @RequestParam(name = "record", defaultValue = "") List<Integer> gone,
            @RequestParam(defaultValue = "false") boolean decided,
            Viewer viewer) {
        var together = together(id, viewer);
        var there = together.stream().map(Pair.Described::record).toList();
        var ticked = gone.size() < there.size() && there.containsAll(gone) ? gone : List.<Integer>of();
        var along = ticked.isEmpty() ? List.<PastDecisions.Along>of() : decisions.along(ticked, viewer);
        return new PartingPage(
                id, together, ticked, along, List.of(), "", decided ? PartingPage.Because.DECIDED : null);
    }

    /// Shows what parting would move, and parts what was shown.
    ///
    /// @param shown what the viewer saw that parting moves, as the page [marked][PartingPage#shown] it
    @PostMapping("/pairs/people/{id}")
    Answer part(
            @PathVariable UUID id,
            @RequestParam(name = "record", defaultValue = "") List<Integer> gone,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String shown,
            Viewer viewer) {
        var together = together(id, viewer);
        var there = together.stream().map(Pair.Described::record).toList();
        if (!there.containsAll(gone)) {
            throw new NotHere();
        }
        var mistakes = new ArrayList<Mistake>();
        if (gone.isEmpty()) {
            mistakes.add(new Mistake("record", "Tick the records that are of somebody else"));
        } else if (gone.size() == together.size()) {
            mistakes.add(new Mistake("record", "Leave at least one record: it is the one that the person keeps"));
        }
        if (why.isBlank()) {
            mistakes.add(NO_REASON);
        }
        var along = mistakes.isEmpty() ? decisions.along(gone, viewer) : List.<PastDecisions.Along>of();
        var page = new PartingPage(id, together, gone, along, mistakes, why, null);
        if (!mistakes.isEmpty() || shown.isEmpty()) {
            return page;
        }
        if (!shown.equals(page.shown())) {
            return new PartingPage(id, together, gone, along, mistakes, why, PartingPage.Because.OTHERWISE);
        }
        deciding.part(new PersonId(id), there, gone, why.strip(), viewer);
        return new Redirect("/pairs/decisions");
    }

    private PastDecisions.Opened opened(int change, Viewer viewer) {
        return decisions.find(change, viewer).orElseThrow(NotHere::new);
    }

    private List<Pair.Described> together(UUID id, Viewer viewer) {
        var together = decisions.together(new PersonId(id), viewer);
        if (together.isEmpty()) {
            throw new NotHere();
        }
        return together;
    }
}
