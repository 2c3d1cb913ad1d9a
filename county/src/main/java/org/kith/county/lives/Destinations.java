package org.kith.county.lives;

import org.kith.county.chance.Chance;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// What young people do after sixteen.
final class Destinations {

    private final int asOf;

    Destinations(World world) {
        asOf = world.calendar().asOf();
    }

    void live(Story story, Life life, Chance chance) {
        int from = Days.of(Days.schoolYear(life.person().born()) + 17, 9, 5);
        int until = Days.of(Days.schoolYear(life.person().born()) + 19, 8, 31);
        if (from >= asOf) {
            return;
        }
        double trouble = Math.pow(story.family().hardship(), 0.5)
                * (life.suspensions.isEmpty() ? 0.8 : 2)
                * (life.care.isEmpty() ? 1 : 3);
        boolean sixthForm = life.rollOn(from + 20) != null;
        int day = from;
        while (day < Math.min(until, asOf)) {
            boolean out = !sixthForm && chance.happens(Math.min(0.6, 0.205 * trouble * Trend.WITHOUT_A_PLACE.on(day)));
            String code = sixthForm
                    ? "210"
                    : out
                            ? chance.oneOf("540", "540", "550", "610", "810", "810")
                            : chance.oneOf("220", "220", "220", "220", "310", "330", "340");
            int next = out ? day + 30 + chance.days(110) : chance.happens(0.85) ? until : day + chance.between(60, 400);
            next = Math.min(next, until);
            if (life.person().here(day)) {
                life.activities.add(new Life.Activity(code, day, next));
            }
            day = next;
        }
    }
}
