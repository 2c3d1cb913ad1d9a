package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.time.Days;

/// Health visitors' reviews of the youngest, and their nursery places.
final class Health {

    private record Due(String type, int days, double done) {}

    private static final List<Due> REVIEWS = List.of(
            new Due("new-birth", 12, 0.97),
            new Due("6-8-week", 49, 0.93),
            new Due("12-month", 365, 0.88),
            new Due("2-2.5-year", 850, 0.82));

    private final World world;
    private final int asOf;
    private final int start;

    Health(World world) {
        this.world = world;
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Life life, Chance chance) {
        Person child = life.person();
        if (child.born() > start - 5 * 365 && child.adoptedFrom() == null) {
            reviews(story, life, chance);
        }
        nursery(story, life, chance);
    }

    private void reviews(Story story, Life life, Chance chance) {
        double weak = 0.09 * Math.sqrt(story.family().hardship());
        for (Due review : REVIEWS) {
            int due = life.person().born() + review.days();
            if (due >= asOf || due < start - 400 || !life.person().here(due)) {
                continue;
            }
            boolean done = chance.happens(
                    review.done() - 0.05 * Math.min(2.5, story.family().hardship() - 1));
            int on = done ? due + chance.between(-10, 60) : 0;
            if (on >= asOf) {
                on = 0;
            }
            boolean scored = on > 0 && review.days() > 300;
            List<Integer> scores = new ArrayList<>();
            int below = 0;
            for (int area = 0; scored && area < 5; area++) {
                boolean low = chance.happens(weak);
                scores.add(low ? 10 + 5 * chance.in(4) : 35 + 5 * chance.in(6));
                below += low ? 1 : 0;
            }
            String outcome = on > 0
                    ? "done"
                    : due + 60 > asOf ? "not due" : chance.oneOf("not attended", "not attended", "declined");
            life.reviews.add(new Life.Review(review.type(), due, on, outcome, scores, below));
        }
    }

    private void nursery(Story story, Life life, Chance chance) {
        Person child = life.person();
        int twoOn = Days.plusYears(child.born(), 2);
        boolean poor = story.poorOn(twoOn);
        int from = poor && chance.happens(0.7) ? twoOn + 60 : Days.plusYears(child.born(), 3) + 30;
        int until = Days.of(Days.schoolYear(child.born()) + 5, 8, 31);
        if (until < start || from > asOf || !child.here(Math.min(asOf, from)) || !chance.happens(0.93)) {
            return;
        }
        var settings = story.family().pyramid().nurseries();
        if (!settings.isEmpty()) {
            Setting setting = chance.oneOf(settings);
            String entitlement = poor ? "2YO" : chance.happens(0.55) ? "EXT" : "UNI";
            life.nursery.add(new Life.Nursery(setting, from, until, entitlement));
        }
        if (world.calendar().asOf() < from) {
            life.nursery.clear();
        }
    }
}
