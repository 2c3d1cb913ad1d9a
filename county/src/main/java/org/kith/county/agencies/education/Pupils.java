package org.kith.county.agencies.education;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Seen;
import org.kith.county.lives.Life;
import org.kith.county.people.Numbers;
import org.kith.county.people.World;

/// How schools' systems name their pupils.
public final class Pupils {

    private static final int SYSTEM = 1;

    private final World world;
    private final Clerk clerk;

    public Pupils(World world) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.SCHOOL);
    }

    Seen sees(Life life, int day) {
        return clerk.sees(life.person(), day);
    }

    /// The number a register carries on a day: a temporary one until the right one is found.
    String upn(Life life, int day, Numbers numbers) {
        String upn = Objects.requireNonNull(life.person().upn());
        return temporary(life, day) ? numbers.temporary(upn) : upn;
    }

    boolean temporary(Life life, int day) {
        return life.temporaryUpn && day < life.rolls.getFirst().from() + 250;
    }

    /// The number in a census: now and then missing, or mistyped until the next.
    @Nullable
    String censusUpn(Life life, int day, Numbers numbers) {
        Chance chance = Chance.of(world.seed(), 52, life.person().id(), day);
        double u = chance.real();
        if (u < 0.002) {
            return null;
        }
        String upn = upn(life, day, numbers);
        if (u > 0.9985) {
            int at = 8 + chance.in(4);
            char other = (char) ('0' + (upn.charAt(at) - '0' + 1 + chance.in(9)) % 10);
            return upn.substring(0, at) + other + upn.substring(at + 1);
        }
        return upn;
    }

    @Nullable
    String formerUpn(Life life, int day, Numbers numbers) {
        return life.temporaryUpn && !temporary(life, day)
                ? numbers.temporary(Objects.requireNonNull(life.person().upn()))
                : null;
    }

    /// The unique learner number, from year nine.
    static @Nullable String uln(Life life, int day) {
        return life.person().age(day) < 13
                ? null
                : Long.toString(1_000_000_000L + life.person().id() * 37L);
    }

    static String grade(int grade) {
        return grade < 0 ? "N" + (3 + grade) : grade == 0 ? "R" : Integer.toString(grade);
    }
}
