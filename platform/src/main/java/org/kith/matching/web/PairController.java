package org.kith.matching.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.matching.Deciding;
import org.kith.matching.Judgement;
import org.kith.matching.Pairs;
import org.kith.site.Answer;
import org.kith.site.Dates;
import org.kith.site.Mistake;
import org.kith.site.NotHere;
import org.kith.site.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows the doubtful pairs and takes the answers.
@Controller
class PairController implements WayIn {

    private static final int SHOWN = 50;

    private final Pairs pairs;
    private final Deciding deciding;
    private final InstantSource clock;

    PairController(Pairs pairs, Deciding deciding, InstantSource clock) {
        this.pairs = pairs;
        this.deciding = deciding;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(60, "/pairs", "Doubtful pairs");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return viewer.role() == Role.ANALYST;
    }

    @GetMapping("/pairs")
    Answer queue(Viewer viewer) {
        return new QueuePage(pairs.waiting(), pairs.waiting(viewer, SHOWN));
    }

    @GetMapping("/pairs/{id}")
    Answer pair(@PathVariable UUID id, Viewer viewer) {
        return page(id, viewer, List.of(), "", "");
    }

    @PostMapping("/pairs/{id}")
    Answer answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String why,
            Viewer viewer) {
        var mistakes = new ArrayList<Mistake>();
        var judgement = List.of(Judgement.values()).stream()
                .filter(each -> each.word().equals(answer))
                .findFirst();
        if (judgement.isEmpty()) {
            mistakes.add(new Mistake("answer", "Say whether they are one person, two people, or cannot be told"));
        }
        if (why.isBlank()) {
            mistakes.add(new Mistake("why", "Say what made you decide, in a few words"));
        }
        if (!mistakes.isEmpty()) {
            return page(id, viewer, mistakes, answer, why);
        }
        var pair = pairs.find(id, viewer).orElseThrow(NotHere::new);
        deciding.answer(pair, judgement.orElseThrow(), why.strip(), viewer);
        return new Redirect(pairs.next(viewer, id).map(next -> "/pairs/" + next).orElse("/pairs"));
    }

    private PairPage page(UUID id, Viewer viewer, List<Mistake> mistakes, String answer, String why) {
        var pair = pairs.find(id, viewer).orElseThrow(NotHere::new);
        var today = Dates.today(clock);
        return PairPage.of(pair, pairs.waiting(), pairs.judged(), today, mistakes, answer, why);
    }
}
