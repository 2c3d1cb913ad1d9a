package org.kith.linkage.comparison;

import java.util.List;

/// Whether two addresses in standard form (small letters, words parted by one space) may be one home.
public final class Addresses {

    private static final int ENOUGH_IN_TENTHS = 7;

    private Addresses() {}

    /// The same house or flat numbers, and most words of the shorter address found in the longer, a slip
    /// allowed.
    public static boolean sameHome(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        List<String> wordsA = words(a);
        List<String> wordsB = words(b);
        boolean swap = wordsA.size() > wordsB.size();
        List<String> shorter = swap ? wordsB : wordsA;
        List<String> longer = swap ? wordsA : wordsB;
        int numbers = 0;
        int letters = 0;
        int found = 0;
        for (String word : shorter) {
            boolean number = startsWithDigit(word);
            if (number) {
                numbers++;
                if (!longer.contains(word)) {
                    return false;
                }
            } else if (word.length() > 1) {
                letters++;
                if (has(longer, word)) {
                    found++;
                }
            }
        }
        if (numbers == 0 && longer.stream().anyMatch(Addresses::startsWithDigit)) {
            return false;
        }
        return letters > 0 && found * 10 >= letters * ENOUGH_IN_TENTHS;
    }

    private static boolean has(List<String> words, String wanted) {
        for (String word : words) {
            if (word.equals(wanted) || (wanted.length() > 3 && DamerauLevenshtein.atMostOne(word, wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithDigit(String word) {
        return word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    private static List<String> words(String address) {
        return List.of(address.split(" ", -1));
    }
}
