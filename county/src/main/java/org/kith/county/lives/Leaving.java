package org.kith.county.lives;

import org.kith.county.chance.Chance;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// What becomes of young people who grew up in care: on their birthdays from 19 to 21, whether the council is in touch,
/// what they do and where they live. Who was adopted has left care for a family.
final class Leaving {

    private static final int STREAM = 81;
    private static final int IN_CARE_UNTIL_NEARLY_GROWN = 400;

    private final World world;

    Leaving(World world) {
        this.world = world;
    }

    void live(Life life) {
        Person child = life.person();
        int grown = Days.plusYears(child.born(), 18);
        if (life.care.stream().noneMatch(care -> care.until() >= grown - IN_CARE_UNTIL_NEARLY_GROWN)) {
            return;
        }
        for (int age = 19; age <= 21; age++) {
            int birthday = Days.plusYears(child.born(), age);
            if (birthday < Math.min(world.calendar().asOf(), Math.min(child.ended(), child.died()))) {
                life.leaving.add(leaving(birthday, Chance.of(world.seed(), STREAM, child.id(), yearEnds(birthday))));
            }
        }
    }

    /// In which March the year of a return ends.
    private static int yearEnds(int day) {
        int year = Days.year(day);
        return day < Days.of(year, 4, 1) ? year : year + 1;
    }

    private static Life.Leaving leaving(int birthday, Chance chance) {
        boolean inTouch = chance.happens(0.94);
        String activity = inTouch ? chance.oneOf("F1", "F2", "F4", "P2", "F5", "G4", "G5", "G6", "F4", "F2") : "0";
        String accommodation = inTouch ? chance.oneOf("B1", "C1", "U1", "V1", "Z1", "D1", "K1", "X2") : "0";
        return new Life.Leaving(birthday, inTouch, activity, accommodation);
    }
}
