package org.kith.linkage.internal.comparing;

import org.kith.linkage.comparison.Addresses;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.JaroWinkler;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.uk.Text;

/// The level of two different values in standard form: the one place that says what is a close spelling and
/// what is not.
final class Spellings {

    private static final double CLOSE = 0.92;
    /// How alike names must be to count as much alike.
    static final double ALIKE = 0.82;
    private static final double TOWN_ALIKE = 0.88;
    private static final double EMAIL_ALIKE = 0.9;
    private static final int SHORTEST_FOR_A_SLIP = 4;
    /// Of two names so short at least the one may be part of the other.
    static final int SHORTEST_PART = 3;

    private Spellings() {}

    static int forename(String a, String b) {
        return forename(a, b, true, true, true);
    }

    /// @param perhapsRomanised      false where [Romanisation#same] is known not to hold
    /// @param perhapsFamiliar       false where [Forenames#familiar] is known not to hold
    /// @param perhapsNearlyFamiliar false where neither [Forenames#nearlyFamiliar] nor [Romanisation#nearly] does
    static int forename(
            String a, String b, boolean perhapsRomanised, boolean perhapsFamiliar, boolean perhapsNearlyFamiliar) {
        if (perhapsFamiliar && Forenames.familiar(a, b)) {
            return 2;
        }
        if (a.length() == 1 || b.length() == 1) {
            return a.charAt(0) == b.charAt(0) ? 5 : 7;
        }
        if (partOfTheOther(a, b) || (perhapsRomanised && Romanisation.same(a, b))) {
            return 2;
        }
        double likeness = JaroWinkler.similarity(a, b, ALIKE);
        if (close(a, b, likeness)) {
            return 3;
        }
        boolean alike = likeness > 0
                || startOfTheOther(a, b)
                || shortSlip(a, b)
                || (perhapsNearlyFamiliar && (Forenames.nearlyFamiliar(a, b) || Romanisation.nearly(a, b)));
        return alike ? 6 : 7;
    }

    static int surname(String a, String b) {
        return surname(a, b, true);
    }

    /// @param perhapsRomanised as above
    static int surname(String a, String b, boolean perhapsRomanised) {
        if (partOfTheOther(a, b)) {
            return 2;
        }
        double likeness = JaroWinkler.similarity(a, b, ALIKE);
        if (close(a, b, likeness) || (perhapsRomanised && Romanisation.same(a, b))) {
            return 3;
        }
        return likeness > 0 ? 4 : 5;
    }

    static int middle(String a, String b) {
        if (partOfTheOther(a, b) || Forenames.familiar(a, b)) {
            return 1;
        }
        if ((a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0)) {
            return 2;
        }
        return close(a, b) ? 3 : 4;
    }

    /// Of two dates in [BirthDates#digits].
    static int born(int a, int b) {
        return switch (BirthDates.likenessOfDigits(a, b)) {
            case SAME -> 1;
            case DAY_AND_MONTH_SWAPPED -> 2;
            case ONE_SLIP -> 3;
            case TWO_PARTS_SAME, WITHIN_A_MONTH -> 4;
            case YEAR_ONLY_KNOWN -> 5;
            case TWO_SLIPS -> 6;
            case DIFFERENT -> 7;
        };
    }

    static int identifier(String a, String b) {
        return DamerauLevenshtein.atMostOne(a, b) ? 2 : 3;
    }

    static int town(String a, String b) {
        return JaroWinkler.similarity(a, b, TOWN_ALIKE) > 0 || partOfTheOther(a, b) ? 2 : 3;
    }

    /// Addresses are made of names, so that alike ones say little unless their digits agree as well.
    static int email(String a, String b) {
        int atA = a.indexOf('@');
        int atB = b.indexOf('@');
        boolean sameName = atA > 3 && atA == atB && a.regionMatches(0, b, 0, atA);
        return (sameName || JaroWinkler.similarity(a, b, EMAIL_ALIKE) > 0)
                        && Text.digits(a).equals(Text.digits(b))
                ? 2
                : 3;
    }

    static int occupation(String a, String b) {
        return partOfTheOther(a, b) || close(a, b) ? 2 : 3;
    }

    /// 1 the same home, 2 not.
    static int address(String a, String b) {
        return Addresses.sameHome(a, b) ? 1 : 2;
    }

    private static boolean close(String a, String b) {
        return close(a, b, JaroWinkler.similarity(a, b, CLOSE));
    }

    private static boolean close(String a, String b, double likeness) {
        int shorter = Math.min(a.length(), b.length());
        return (shorter >= SHORTEST_FOR_A_SLIP && DamerauLevenshtein.atMostOne(a, b))
                || (shorter >= SHORTEST_PART && likeness >= CLOSE);
    }

    /// "ava" and "sva", "leo" and "lo": a slip, but in so short a name it may be another name as well.
    private static boolean shortSlip(String a, String b) {
        return Math.min(a.length(), b.length()) <= SHORTEST_PART
                && Math.max(a.length(), b.length()) >= SHORTEST_PART
                && DamerauLevenshtein.atMostOne(a, b);
    }

    private static boolean startOfTheOther(String a, String b) {
        return Math.min(a.length(), b.length()) >= SHORTEST_PART && (a.startsWith(b) || b.startsWith(a));
    }

    /// "anne" of "anne marie", "smith" of "jones smith", "smithjones" of "smith jones".
    static boolean partOfTheOther(String a, String b) {
        boolean wordsInA = a.indexOf(' ') >= 0;
        boolean wordsInB = b.indexOf(' ') >= 0;
        if (!wordsInA && !wordsInB) {
            return false;
        }
        if (a.replace(" ", "").equals(b.replace(" ", ""))) {
            return true;
        }
        for (String word : a.split(" ", -1)) {
            if (word.length() >= SHORTEST_PART) {
                for (String other : b.split(" ", -1)) {
                    if (word.equals(other)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
