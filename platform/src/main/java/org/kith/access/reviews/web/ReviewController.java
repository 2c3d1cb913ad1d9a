package org.kith.access.reviews.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Names;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.access.reviews.OddAccess;
import org.kith.access.reviews.Review;
import org.kith.access.reviews.Reviews;
import org.kith.access.web.ReadingRows;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The governance officer's queue: openings by reason and odd readings, each answered with an outcome.
@Controller
class ReviewController implements MyDayPanels {

    private static final int ANSWERED = 20;
    private static final int READINGS = 60;

    private final Access access;
    private final OddAccess odd;
    private final Reviews reviews;
    private final Readings readings;
    private final ObjectProvider<Names> names;

    ReviewController(Access access, OddAccess odd, Reviews reviews, Readings readings, ObjectProvider<Names> names) {
        this.access = access;
        this.odd = odd;
        this.reviews = reviews;
        this.readings = readings;
        this.names = names;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!mayChange(viewer)) {
            return List.of();
        }
        odd.takeReasons();
        var waiting = reviews.waiting(viewer);
        return waiting.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "reviews",
                        Counts.of(waiting.size(), "reading waits", "readings wait") + " for your review",
                        "Oldest first",
                        Panel.Place.MAIN,
                        8,
                        new ReviewsWaiting(ReviewRows.of(waiting.subList(0, Math.min(5, waiting.size())), names))));
    }

    @GetMapping("/audit/reviews")
    Page queue(Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        access.require(viewer, Act.CHANGE, KindOfData.AUDIT);
        odd.sweep();
        var waiting = ReviewRows.of(reviews.waiting(viewer), names);
        var found = Part.of(reviews.answered(), page, ANSWERED, from -> reviews.answered(from, ANSWERED));
        var answered = ReviewRows.of(found.rows(), names);
        record(viewer, waiting.named(), answered.named());
        return new ReviewsPage(waiting, answered, found);
    }

    @GetMapping("/audit/reviews/{id}")
    Page review(Viewer viewer, @PathVariable UUID id) {
        access.require(viewer, Act.CHANGE, KindOfData.AUDIT);
        return page(viewer, id, List.of(), "", "");
    }

    @PostMapping("/audit/reviews/{id}")
    Answer answer(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String why) {
        access.require(viewer, Act.CHANGE, KindOfData.AUDIT);
        var mistakes = new ArrayList<Mistake>();
        var found = Review.Outcome.find(outcome);
        if (found.isEmpty()) {
            mistakes.add(new Mistake("outcome", "Say what you found"));
        }
        if (why.isBlank()) {
            mistakes.add(new Mistake("why", "Say how you know, in a few words"));
        }
        if (!mistakes.isEmpty()) {
            return page(viewer, id, mistakes, outcome, why);
        }
        if (reviews.find(viewer, id).isEmpty()) {
            throw new NotHere();
        }
        if (!reviews.answer(viewer, id, found.orElseThrow(), why.strip())) {
            mistakes.add(new Mistake("answer", "An outcome was kept before yours: it stands, and yours was not kept"));
            return page(viewer, id, mistakes, "", "");
        }
        return new Redirect(reviews.waiting(viewer).stream()
                .findFirst()
                .map(next -> "/audit/reviews/" + next.id())
                .orElse("/audit/reviews"));
    }

    private ReviewPage page(Viewer viewer, UUID id, List<Mistake> mistakes, String outcome, String why) {
        var review = reviews.find(viewer, id).orElseThrow(NotHere::new);
        var rows = ReviewRows.of(List.of(review), names);
        var opened = ReadingRows.of(reviews.readings(review, READINGS + 1), READINGS, names);
        record(viewer, rows.named(), opened.named());
        return new ReviewPage(rows, opened, mistakes, outcome, why);
    }

    private void record(Viewer viewer, Set<UUID> some, Set<UUID> more) {
        var named = new LinkedHashSet<>(some);
        named.addAll(more);
        readings.named(viewer, named, "readings to review");
    }

    private boolean mayChange(Viewer viewer) {
        return access.allows(viewer, Act.CHANGE, KindOfData.AUDIT);
    }
}
