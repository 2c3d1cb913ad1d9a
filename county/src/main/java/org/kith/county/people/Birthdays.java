package org.kith.county.people;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.time.Days;

/// When a family's children were born: weights that lead to the ages of Dorset in mid-2020 (ONS), twins at 14.6 in
/// 1,000 maternities.
final class Birthdays {

    private static final double[] BY_AGE = {
        4600, 4830, 4530, 4020, 3900, 4004, 4138, 4257, 4630, 4612, 4681, 4637, 4811, 4832, 4694, 4740, 4581, 4628,
        4237, 3213, 3016, 3120, 3289, 3660, 3604
    };

    private Birthdays() {}

    static List<Integer> draw(Chance chance, int asOf, boolean twins) {
        int anchor = asOf - (int) ((chance.weighted(BY_AGE) + chance.real()) * 365.2425);
        int size = 1 + chance.weighted(0.36, 0.42, 0.15, 0.05, 0.02);
        int before = chance.in(size);
        List<Integer> births = new ArrayList<>();
        int day = anchor;
        for (int i = 0; i < before; i++) {
            day -= 400 + chance.days(650);
            births.addFirst(day);
        }
        births.add(anchor);
        day = anchor;
        for (int i = before + 1; i < size; i++) {
            day += 400 + chance.days(650);
            births.add(day);
        }
        births.removeIf(born -> born >= asOf || Days.age(born, asOf) > 24);
        return withTwins(births, chance, twins);
    }

    private static List<Integer> withTwins(List<Integer> births, Chance chance, boolean wanted) {
        List<Integer> all = new ArrayList<>();
        boolean twins = wanted;
        for (int born : births) {
            all.add(born);
            if (twins || chance.happens(0.0146)) {
                all.add(born);
                twins = false;
                if (chance.happens(0.015)) {
                    all.add(born);
                }
            }
        }
        return all;
    }
}
