package org.kith.matching.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.Judgement;
import org.kith.matching.answers.Pairs;
import org.kith.matching.precision.ReviewedPairs;
import org.kith.site.Answer;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows the doubtful pairs and takes the answers.
@Controller
class PairController implements WayIn {

    private static final int SHOWN = 50;
    private static final String OTHERWISE = "Your answer is not kept yet: the records say something else than you were"
            + " shown. Below stands what they say now.";

    private final Pairs pairs;
    private final ReviewedPairs reviewed;
    private final Deciding deciding;
    private final InstantSource clock;

    PairController(Pairs pairs, ReviewedPairs reviewed, Deciding deciding, InstantSource clock) {
        this.pairs = pairs;
        this.reviewed = reviewed;
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

    /// @param answered the pair that the viewer has just answered
    /// @param page which part of the queue is wanted
    /// @param mine which part of what the viewer has answered
    /// @param undecided which part of what stays with people
    @GetMapping("/pairs")
    Answer queue(
            @RequestParam(required = false) @Nullable UUID answered,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String beside,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int mine,
            @RequestParam(defaultValue = "1") int undecided,
            Viewer viewer) {
        var inOrder = Words.find(Pairs.Order.class, order).orElse(Pairs.Order.HARDEST);
        var by = Words.find(Pairs.Beside.class, beside).orElse(Pairs.Beside.EITHER);
        return new QueuePage(
                pairs.waiting(viewer),
                new QueuePage.Choice(inOrder, by),
                Part.of(
                        pairs.waiting(viewer, by),
                        page,
                        SHOWN,
                        from -> pairs.waiting(viewer, inOrder, by, from, SHOWN)),
                Part.of(pairs.answered(viewer), mine, SHOWN, from -> pairs.answered(viewer, from, SHOWN)),
                Part.of(pairs.undecided(), undecided, SHOWN, from -> pairs.undecided(viewer, from, SHOWN)),
                new PrecisionBody(reviewed.reviewed(viewer)),
                after(answered, viewer));
    }

    @GetMapping("/pairs/{id}")
    Answer pair(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID answered, Viewer viewer) {
        if (pairs.became(id, viewer).isPresent()) {
            return new Redirect("/pairs?answered=" + id);
        }
        return page(id, viewer, after(answered, viewer), List.of(), "", "");
    }

    /// @param shown what the viewer saw that the records say, as the page [marked][Pair#content] it
    @PostMapping("/pairs/{id}")
    Answer answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String shown,
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
            return page(id, viewer, "", mistakes, answer, why);
        }
        if (deciding.answer(id, judgement.orElseThrow(), why.strip(), shown, viewer)
                .isEmpty()) {
            return page(id, viewer, OTHERWISE, List.of(), "", why);
        }
        var together = pairs.stillTogether(id, viewer);
        if (together.isPresent()) {
            return new Redirect("/pairs/people/" + together.get().person() + "?decided=true&record="
                    + together.get().record());
        }
        var next = pairs.next(viewer, id).map(pair -> "/pairs/" + pair).orElse("/pairs");
        return new Redirect(next + "?answered=" + id);
    }

    private PairPage page(UUID id, Viewer viewer, String after, List<Mistake> mistakes, String answer, String why) {
        return PairPage.of(
                pairs.find(id, viewer).orElseThrow(NotHere::new),
                pairs.waiting(viewer),
                Dates.today(clock),
                after,
                new PairPage.Form(answer, why, mistakes));
    }

    /// What became of the viewer's answer. Of an open pair it is the same whatever others have said.
    private String after(@Nullable UUID answered, Viewer viewer) {
        return Optional.ofNullable(answered)
                .flatMap(pair -> pairs.became(pair, viewer))
                .map(became -> switch (became) {
                    case KEPT -> "Your answer is kept; another person is to answer, without seeing yours.";
                    case DECIDED -> "It is decided. Who said what stands among the decisions.";
                })
                .orElse("");
    }
}
