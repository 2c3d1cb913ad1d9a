package org.kith.county.lives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.lives.Life.Enrolment;
import org.kith.county.people.Kind;
import org.kith.county.people.Neighbourhood;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Places;
import org.kith.county.places.Pyramid;
import org.kith.county.places.Setting;
import org.kith.county.places.Zone;
import org.kith.county.time.Days;

/// Which schools children go to, and when they go to none.
final class Schooling {

    /// Of the families of a zone at the border whose children may go to school beyond it.
    private static final double BEYOND = 0.06;

    private final World world;
    private final Neighbourhood neighbourhood;
    private final int asOf;
    private final int start;

    Schooling(World world, Neighbourhood neighbourhood) {
        this.world = world;
        this.neighbourhood = neighbourhood;
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Chance chance) {
        int way = chance.weighted(0.8, 0.2);
        double privately =
                0.007 * story.family().area().decile() * (story.family().hardship() < 1 ? 2.2 : 0.3);
        boolean plain = story.family().kind() == Kind.PLAIN;
        boolean independent = plain && chance.happens(privately);
        Zone zone = story.family().area().zone();
        Setting elsewhere = independent
                ? world.places().settings(Setting.Kind.INDEPENDENT, zone).getFirst()
                : plain && Chance.of(world.seed(), 62, story.family().id()).happens(BEYOND)
                        ? world.places().beyond(zone).orElse(null)
                        : null;
        for (Life life : story.lives()) {
            attend(story, life, chance, way, elsewhere);
            if (!life.rolls.isEmpty()) {
                number(life, chance);
            }
        }
    }

    /// @param elsewhere the school to which a family's children go whom no census of the county names
    private void attend(Story story, Life life, Chance chance, int way, @Nullable Setting elsewhere) {
        Person child = life.person();
        Setting special = life.plan != null && chance.happens(0.32)
                ? world.places()
                        .settings(Setting.Kind.SPECIAL, story.family().area().zone())
                        .getFirst()
                : null;
        int homeFrom = chance.happens(0.03) ? 1 + chance.in(11) : 99;
        for (int year = Days.schoolYear(start) - 1; year <= Days.schoolYear(asOf); year++) {
            int grade = Days.schoolGrade(child.born(), year);
            if (grade < 0 || grade > 13) {
                continue;
            }
            int from = Days.of(year, 9, 3);
            int until = Days.of(year + 1, 8, 31);
            if (story.family().kind() == Kind.TRAVELLERS && story.family().id() % 2 == 0) {
                // The others keep their place from year to year.
                from = Days.of(year + 1, 3, 20);
            }
            int first = Math.max(from, child.stays().getFirst().from());
            int last = lastDay(child, until);
            if (first >= last || first > asOf) {
                continue;
            }
            if (grade >= homeFrom) {
                homeEducated(life, first, chance);
                return;
            }
            Setting school = school(story, life, child, grade, first, way, elsewhere, special, chance);
            if (school != null) {
                enrol(life, school, first, last, chance);
            }
        }
    }

    private static int lastDay(Person child, int until) {
        int last = Math.min(until, Math.min(child.died(), child.ended()));
        int stays = child.stays().getLast().until();
        return Math.min(last, stays);
    }

    private @Nullable Setting school(
            Story story,
            Life life,
            Person child,
            int grade,
            int day,
            int way,
            @Nullable Setting elsewhere,
            @Nullable Setting special,
            Chance chance) {
        if (special != null && (life.planOn(day) || grade > 7)) {
            return special;
        }
        if (elsewhere != null) {
            return elsewhere;
        }
        if (!life.rolls.isEmpty()) {
            Setting before = life.rolls.getLast().school();
            boolean goesOn = (before.kind() == Setting.Kind.PRIMARY && grade <= 6)
                    || (before.kind() == Setting.Kind.SECONDARY && grade <= 11);
            if (goesOn && !chance.happens(0.035)) {
                return before;
            }
            if (before.kind() == Setting.Kind.SECONDARY && grade > 11) {
                return Chance.of(child.id(), 5).happens(0.45) ? before : null;
            }
        }
        if (grade > 11) {
            return null;
        }
        Pyramid pyramid = neighbourhood.pyramid();
        if (grade > 6) {
            return chance.happens(0.93)
                    ? pyramid.secondary()
                    : chance.oneOf(world.places().pyramids()).secondary();
        }
        return way == 0 && life.rolls.isEmpty()
                ? pyramid.primaryOf(story.family().area())
                : chance.oneOf(pyramid.primaries());
    }

    private void enrol(Life life, Setting school, int from, int until, Chance chance) {
        if (!life.rolls.isEmpty()) {
            Enrolment before = life.rolls.getLast();
            if (before.school().equals(school) && from - before.until() < 30) {
                life.rolls.removeLast();
                life.rolls.add(new Enrolment(school, before.from(), until));
                return;
            }
        }
        // Now and then a move comes late, and the child is on no roll between.
        int late = chance.happens(0.02) ? chance.between(10, 240) : 0;
        if (from + late < until) {
            life.rolls.add(new Enrolment(school, from + late, until));
        }
    }

    private void homeEducated(Life life, int first, Chance chance) {
        int from = first + chance.in(280);
        @Nullable Setting last = null;
        if (!life.rolls.isEmpty()) {
            Enrolment before = life.rolls.removeLast();
            life.rolls.add(new Enrolment(before.school(), before.from(), Math.max(before.from() + 1, from)));
            last = before.school();
        }
        int leaves = Math.min(
                Days.of(Days.schoolYear(life.person().born()) + 17, 6, 30), lastDay(life.person(), Days.NEVER));
        if (from < leaves) {
            String reason = chance.oneOf(
                    "mental health",
                    "philosophical",
                    "dissatisfied with school",
                    "SEN not met",
                    "bullying",
                    "not given");
            life.homeEducation.add(new Life.HomeEducation(from, leaves, reason, last));
        }
    }

    /// A child who has only been at independent schools has no pupil number.
    private void number(Life life, Chance chance) {
        for (Enrolment roll : life.rolls) {
            if (roll.school().kind() == Setting.Kind.BEYOND) {
                life.person().upn(numberOf(Places.BEYOND_COUNCIL, life.person()));
                return;
            } else if (roll.school().maintained()) {
                number(life, roll, chance);
                return;
            }
        }
    }

    private void number(Life life, Enrolment first, Chance chance) {
        Person child = life.person();
        int year = Days.schoolYear(child.born()) + 5;
        boolean here = child.stays().getFirst().from() <= child.born();
        Pyramid pyramid = neighbourhood.pyramid();
        if (here) {
            Setting school = first.school().pyramid() == pyramid.index()
                            && first.school().kind() == Setting.Kind.PRIMARY
                    ? first.school()
                    : pyramid.primaryOf(child.family().area());
            child.upn(neighbourhood.numbers().upn(school.code(), year));
        } else {
            child.upn(numberOf(chance.oneOf(List.of("839", "878", "850", "866", "933")), child));
            life.temporaryUpn = chance.happens(0.25);
        }
    }

    /// A pupil's number that another council gave.
    private String numberOf(String council, Person child) {
        // Each pyramid numbers by itself: no two may give the same.
        String school = council + (3_000 + neighbourhood.pyramid().index());
        return neighbourhood.numbers().upn(school, Days.schoolYear(child.born()) + 5);
    }
}
