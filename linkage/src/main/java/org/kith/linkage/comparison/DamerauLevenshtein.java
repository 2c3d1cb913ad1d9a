package org.kith.linkage.comparison;

/// How many slips of the keyboard lie between two strings: a letter added, lost, changed, or swapped with its
/// neighbour.
public final class DamerauLevenshtein {

    private DamerauLevenshtein() {}

    /// The number of slips, no letter being edited twice (optimal string alignment).
    public static int distance(String a, String b) {
        int width = b.length() + 1;
        int[] before = new int[width];
        int[] above = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            char letter = a.charAt(i - 1);
            for (int j = 1; j < width; j++) {
                char other = b.charAt(j - 1);
                int best = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (letter == other ? 0 : 1));
                if (i > 1 && j > 1 && letter == b.charAt(j - 2) && a.charAt(i - 2) == other) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
            }
            int[] spent = before;
            before = above;
            above = row;
            row = spent;
        }
        return above[b.length()];
    }

    /// Whether at most one slip lies between them; allocates nothing.
    public static boolean atMostOne(String a, String b) {
        if (a.length() > b.length()) {
            return atMostOne(b, a);
        }
        int shorter = a.length();
        if (b.length() - shorter > 1) {
            return false;
        }
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        if (start == shorter) {
            return true;
        }
        if (b.length() > shorter) {
            return sameFrom(a, start, b, start + 1);
        }
        return sameFrom(a, start + 1, b, start + 1)
                || (start + 1 < shorter
                        && a.charAt(start) == b.charAt(start + 1)
                        && a.charAt(start + 1) == b.charAt(start)
                        && sameFrom(a, start + 2, b, start + 2));
    }

    private static boolean sameFrom(String a, int fromA, String b, int fromB) {
        return a.regionMatches(fromA, b, fromB, Math.max(a.length() - fromA, b.length() - fromB));
    }
}
