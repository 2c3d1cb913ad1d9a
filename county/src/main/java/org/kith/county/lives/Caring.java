package org.kith.county.lives;

import org.kith.county.chance.Chance;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.time.Days;
import org.kith.county.time.Term;

/// Children who look after somebody at home, and what the spring's census says of it. Most schools never ask;
/// the others learn it late, or not at all.
final class Caring {

    private static final int STREAM = 42;
    private static final int SCHOOLS = 43;
    private static final int FIRST_COUNTED = 2023;
    private static final String FOUND_BY_ASSESSMENT = "7A";

    private final World world;

    Caring(World world) {
        this.world = world;
    }

    void live(Story story, Life life) {
        Person child = life.person();
        Chance chance = Chance.of(world.seed(), STREAM, child.id());
        boolean cares =
                chance.happens(Math.min(0.5, 0.11 * Math.sqrt(story.family().hardship())));
        int from = Days.plusYears(child.born(), 6 + chance.in(10)) + chance.in(365);
        int until = from + 365 + chance.days(1_300);
        int found = found(life) - 30 - chance.in(500);
        int learnt = 60 + chance.days(500);
        boolean everLearnt = chance.happens(0.65);
        String by = chance.happens(0.35) ? "P" : "S";
        if (found < from || !cares) {
            until = found + until - from;
            from = found;
        }
        int ends = Math.min(Math.min(until, Days.plusYears(child.born(), 18)), Math.min(child.died(), child.ended()));
        if (from >= ends || from >= world.calendar().asOf()) {
            return;
        }
        life.caring = new Span(from, ends);
        for (Term term : world.calendar().censuses()) {
            Life.Enrolment roll = life.rollOn(term.census());
            if (term.season() == Term.Season.SPRING
                    && term.year() >= FIRST_COUNTED
                    && roll != null
                    && roll.school().maintained()
                    && everLearnt
                    && from + learnt <= term.census()
                    && term.census() < ends
                    && asks(roll.school())) {
                life.saidToCare.add(new Life.SaidToCare(term.census(), by));
            }
        }
    }

    /// The day on which an assessment that found it began, or never.
    private static int found(Life life) {
        return life.needs.stream()
                .flatMap(need -> need.assessments().stream())
                .filter(one -> one.factors().contains(FOUND_BY_ASSESSMENT))
                .mapToInt(Life.Assessment::from)
                .min()
                .orElse(Days.NEVER);
    }

    private boolean asks(Setting school) {
        return Chance.of(world.seed(), SCHOOLS, school.urn())
                .happens(school.kind() == Setting.Kind.PRIMARY ? 0.22 : 0.6);
    }
}
