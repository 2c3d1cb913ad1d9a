package org.kith.linkage.internal.conditions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How alike two texts are, exactly as DuckDB's functions of the same names have it; the comparators in
/// `comparison` differ from them in small ways (a bonus for a common start below 0.7, letters edited twice).
final class Likeness {

    private static final double PREFIX_COUNTS_ABOVE = 0.7;
    private static final int LONGEST_PREFIX = 4;
    private static final double ROUNDING = 1e-9;

    private Likeness() {}

    /// Two texts with one sign for each letter: those that Java holds as two get one that neither text has.
    private record Letters(String a, String b) {

        static Letters of(String a, String b) {
            if (single(a) && single(b)) {
                return new Letters(a, b);
            }
            Map<Integer, Character> signs = new HashMap<>();
            return new Letters(signed(a, signs, a + b), signed(b, signs, a + b));
        }

        private static boolean single(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static String signed(String text, Map<Integer, Character> signs, String taken) {
            StringBuilder signed = new StringBuilder(text.length());
            text.codePoints()
                    .forEach(letter -> signed.append(
                            letter < Character.MIN_SUPPLEMENTARY_CODE_POINT
                                    ? (char) letter
                                    : signs.computeIfAbsent(letter, unseen -> free(signs, taken))));
            return signed.toString();
        }

        private static char free(Map<Integer, Character> signs, String taken) {
            char free = 1;
            while (signs.containsValue(free) || taken.indexOf(free) >= 0) {
                free++;
            }
            return free;
        }
    }

    /// Whether every letter of a text is one sign of Java's.
    static boolean single(String text) {
        return Letters.single(text);
    }

    static int levenshtein(String a, String b) {
        Letters letters = Letters.of(a, b);
        return distance(letters.a, letters.b);
    }

    private static int distance(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            char letter = a.charAt(i - 1);
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /// With transpositions between which other edits may lie (Lowrance and Wagner, 1975).
    static int damerauLevenshtein(String a, String b) {
        Letters letters = Letters.of(a, b);
        return slips(letters.a, letters.b);
    }

    private static int slips(String a, String b) {
        int lengthA = a.length();
        int lengthB = b.length();
        int far = lengthA + lengthB;
        int[][] d = new int[lengthA + 2][lengthB + 2];
        d[0][0] = far;
        for (int i = 0; i <= lengthA; i++) {
            d[i + 1][0] = far;
            d[i + 1][1] = i;
        }
        for (int j = 0; j <= lengthB; j++) {
            d[0][j + 1] = far;
            d[1][j + 1] = j;
        }
        Map<Character, Integer> lastRow = new HashMap<>();
        for (int i = 1; i <= lengthA; i++) {
            int lastMatch = 0;
            for (int j = 1; j <= lengthB; j++) {
                int k = lastRow.getOrDefault(b.charAt(j - 1), 0);
                int l = lastMatch;
                int cost = 1;
                if (a.charAt(i - 1) == b.charAt(j - 1)) {
                    cost = 0;
                    lastMatch = j;
                }
                int edited = Math.min(d[i][j] + cost, 1 + Math.min(d[i + 1][j], d[i][j + 1]));
                d[i + 1][j + 1] = Math.min(edited, d[k][l] + (i - k - 1) + 1 + (j - l - 1));
            }
            lastRow.put(a.charAt(i - 1), i);
        }
        return d[lengthA + 1][lengthB + 1];
    }

    static double jaro(String a, String b) {
        Letters letters = Letters.of(a, b);
        return matched(letters.a, letters.b);
    }

    private static double matched(String a, String b) {
        int lengthA = a.length();
        int lengthB = b.length();
        if (lengthA == 0 || lengthB == 0) {
            return 0;
        }
        int window = Math.max(0, Math.max(lengthA, lengthB) / 2 - 1);
        boolean[] matchedB = new boolean[lengthB];
        char[] lettersA = new char[Math.min(lengthA, lengthB)];
        int matches = 0;
        for (int i = 0; i < lengthA; i++) {
            char wanted = a.charAt(i);
            int until = Math.min(lengthB, i + window + 1);
            for (int j = Math.max(0, i - window); j < until; j++) {
                if (!matchedB[j] && b.charAt(j) == wanted) {
                    matchedB[j] = true;
                    lettersA[matches++] = wanted;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        int next = 0;
        for (int j = 0; j < lengthB; j++) {
            if (matchedB[j] && b.charAt(j) != lettersA[next++]) {
                outOfOrder++;
            }
        }
        double m = matches;
        // Whole transpositions only, as the peer counts them.
        int transpositions = outOfOrder / 2;
        return (m / lengthA + m / lengthB + (m - transpositions) / m) / 3;
    }

    /// The most that the similarity of two texts of these lengths can be.
    ///
    /// @param common letters of the one that may have their like in the other
    static double mostJaroWinkler(int common, double lengthA, double lengthB) {
        if (lengthA == 0 || lengthB == 0) {
            return 0;
        }
        double jaro = (common / lengthA + common / lengthB + 1) / 3 + ROUNDING;
        return jaro <= PREFIX_COUNTS_ABOVE ? jaro : jaro + LONGEST_PREFIX * 0.1 * (1 - jaro);
    }

    static double jaroWinkler(String a, String b) {
        Letters letters = Letters.of(a, b);
        return matchedFromTheStart(letters.a, letters.b);
    }

    private static double matchedFromTheStart(String a, String b) {
        double jaro = matched(a, b);
        if (jaro <= PREFIX_COUNTS_ABOVE) {
            return jaro;
        }
        int limit = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
        int prefix = 0;
        while (prefix < limit && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// Letters in common over letters in either.
    static double jaccard(String a, String b) {
        Letters letters = Letters.of(a, b);
        char[] lettersA = distinct(letters.a);
        char[] lettersB = distinct(letters.b);
        int common = 0;
        for (char letter : lettersA) {
            common += Arrays.binarySearch(lettersB, letter) >= 0 ? 1 : 0;
        }
        int either = lettersA.length + lettersB.length - common;
        return either == 0 ? 0 : (double) common / either;
    }

    private static char[] distinct(String text) {
        char[] letters = text.toCharArray();
        Arrays.sort(letters);
        int size = 0;
        for (int i = 0; i < letters.length; i++) {
            if (i == 0 || letters[i] != letters[i - 1]) {
                letters[size++] = letters[i];
            }
        }
        return Arrays.copyOf(letters, size);
    }
}
