package org.kith.families.search;

import java.time.LocalDate;
import org.kith.families.Names;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.JaroWinkler;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.uk.Postcode;

/// How near what was typed is to what somebody is called, by the comparators by which records are linked:
/// from 1 for the very same down to 0 for what may be meant at most.
final class Nearness {

    /// How alike names must be to count as alike, as linkage has it.
    private static final double ALIKE = 0.82;

    private static final int SHORTEST_FOR_A_SLIP = 4;
    private static final int SHORTEST_START = 3;
    /// What only shares letters with what was typed, and what only begins with the same sounds.
    private static final double HARDLY = 0.3;

    private static final double SOUNDING = 0.35;

    private Nearness() {}

    /// Of two parts of names, small and without accents.
    static double part(String typed, String borne) {
        if (typed.equals(borne)) {
            return 1;
        }
        if (Forenames.familiar(typed, borne)) {
            return 0.95;
        }
        if (Romanisation.same(typed, borne)) {
            return 0.93;
        }
        if (Math.min(typed.length(), borne.length()) >= SHORTEST_FOR_A_SLIP
                && DamerauLevenshtein.atMostOne(typed, borne)) {
            return 0.9;
        }
        double likeness = JaroWinkler.similarity(typed, borne, ALIKE);
        double nearness = likeness > 0 ? 0.5 + 0.4 * (likeness - ALIKE) / (1 - ALIKE) : HARDLY;
        if (typed.length() >= SHORTEST_START && borne.startsWith(typed)) {
            nearness = Math.max(nearness, 0.8);
        }
        return Names.sound(typed).equals(Names.sound(borne))
                ? Math.max(nearness, likeness > 0 ? 0.7 : SOUNDING)
                : nearness;
    }

    /// Of two dates of birth packed as yyyymmdd, what was typed perhaps an impossible one: below 0 where they are two.
    static double born(int typed, LocalDate birthday) {
        return switch (BirthDates.likeness(typed, packed(birthday))) {
            case SAME -> 1;
            case DAY_AND_MONTH_SWAPPED -> 0.8;
            case ONE_SLIP -> 0.7;
            case TWO_PARTS_SAME, WITHIN_A_MONTH -> 0.4;
            case YEAR_ONLY_KNOWN -> 0.3;
            case TWO_SLIPS -> 0;
            case DIFFERENT -> -1;
        };
    }

    /// Whether they are two dates; of whom only the year is known nobody can say so.
    static boolean another(int typed, LocalDate birthday) {
        return switch (BirthDates.likeness(typed, packed(birthday))) {
            case SAME, YEAR_ONLY_KNOWN -> false;
            default -> true;
        };
    }

    private static int packed(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /// Of two postcodes, small and without spaces: 0 where they are neither a slip nor a sector apart.
    static double postcode(String typed, String lived) {
        if (typed.equals(lived)) {
            return 1;
        }
        if (DamerauLevenshtein.atMostOne(typed, lived)) {
            return 0.7;
        }
        return Postcode.sector(typed).equals(Postcode.sector(lived)) ? 0.4 : 0;
    }
}
