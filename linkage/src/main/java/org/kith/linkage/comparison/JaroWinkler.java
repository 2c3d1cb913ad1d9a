package org.kith.linkage.comparison;

/// Likeness of two short strings, from 0 to 1, that forgives slips and favours a common start (Winkler, 1990).
public final class JaroWinkler {

    /// Characters beyond so many are not read.
    public static final int LONGEST = 64;
    private static final double PREFIX_SCALE = 0.1;
    private static final int PREFIX_LIMIT = 4;

    private JaroWinkler() {}

    /// Jaro's similarity raised by up to four common first letters. Only the first 64 characters are read.
    public static double similarity(String a, String b) {
        double jaro = jaro(a, b);
        return jaro + prefix(a, b) * PREFIX_SCALE * (1 - jaro);
    }

    /// The similarity, or 0 where it lies below the floor: most pairs are told apart by their letters alone.
    public static double similarity(String a, String b, double floor) {
        int common = Math.min(lettersOf(a, letters(b)), lettersOf(b, letters(a)));
        if (atMost(common, Math.min(a.length(), LONGEST), Math.min(b.length(), LONGEST), prefix(a, b)) < floor) {
            return 0;
        }
        double similarity = similarity(a, b);
        return similarity < floor ? 0 : similarity;
    }

    /// The most that the similarity of two strings of these lengths can be.
    ///
    /// @param common letters of the one that may have their like in the other
    /// @param prefix letters that both begin with, four at most
    public static double atMost(int common, double lengthA, double lengthB, int prefix) {
        double most = (common / lengthA + common / lengthB + 1) / 3;
        return most + prefix * PREFIX_SCALE * (1 - most);
    }

    private static int prefix(String a, String b) {
        int limit = Math.min(PREFIX_LIMIT, Math.min(a.length(), b.length()));
        int prefix = 0;
        while (prefix < limit && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return prefix;
    }

    /// A bit for each letter, several letters sharing one.
    public static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    private static int lettersOf(String text, long letters) {
        int count = 0;
        int until = Math.min(text.length(), LONGEST);
        for (int i = 0; i < until; i++) {
            count += (int) ((letters >>> text.charAt(i)) & 1);
        }
        return count;
    }

    /// Jaro's similarity. Only the first 64 characters are read.
    public static double jaro(String a, String b) {
        int lengthA = Math.min(a.length(), LONGEST);
        int lengthB = Math.min(b.length(), LONGEST);
        if (lengthA == 0 || lengthB == 0) {
            return lengthA == lengthB ? 1 : 0;
        }
        int window = Math.max(0, Math.max(lengthA, lengthB) / 2 - 1);
        long matchedA = 0;
        long matchedB = 0;
        int matches = 0;
        // A bit for each position instead of two boolean arrays: nothing is allocated.
        for (int i = 0; i < lengthA; i++) {
            char wanted = a.charAt(i);
            int until = Math.min(lengthB, i + window + 1);
            for (int j = Math.max(0, i - window); j < until; j++) {
                if ((matchedB >>> j & 1) == 0 && b.charAt(j) == wanted) {
                    matchedA |= 1L << i;
                    matchedB |= 1L << j;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        long restB = matchedB;
        for (long restA = matchedA; restA != 0; restA &= restA - 1) {
            if (a.charAt(Long.numberOfTrailingZeros(restA)) != b.charAt(Long.numberOfTrailingZeros(restB))) {
                outOfOrder++;
            }
            restB &= restB - 1;
        }
        double m = matches;
        return (m / lengthA + m / lengthB + (m - outOfOrder / 2.0) / m) / 3;
    }
}
