package org.kith.linkage.comparison;

import java.util.ArrayList;
import java.util.List;

/// Whether two addresses in standard form (small letters, words parted by one space) may be one home.
public final class Addresses {

    private static final int ENOUGH_IN_TENTHS = 7;

    private Addresses() {}

    /// All numbers of the one among those of the other, since one may leave out the flat, and some in both or none in
    /// either; and of the one with fewer other words, or of both, seven in ten found in the other, a slip allowed.
    public static boolean sameHome(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        List<String> numbersA = new ArrayList<>();
        List<String> numbersB = new ArrayList<>();
        List<String> wordsA = wordsAndNumbers(a, numbersA);
        List<String> wordsB = wordsAndNumbers(b, numbersB);
        return numbersA.isEmpty() == numbersB.isEmpty()
                && (numbersA.containsAll(numbersB) || numbersB.containsAll(numbersA))
                && (wordsA.size() > wordsB.size() || mostOf(wordsA, wordsB))
                && (wordsB.size() > wordsA.size() || mostOf(wordsB, wordsA));
    }

    private static boolean mostOf(List<String> words, List<String> among) {
        int found = 0;
        for (String word : words) {
            if (has(among, word)) {
                found++;
            }
        }
        return !words.isEmpty() && found * 10 >= words.size() * ENOUGH_IN_TENTHS;
    }

    /// Words of more than one letter; "flat" says no more than its number.
    ///
    /// @param numbers takes what begins with a digit
    private static List<String> wordsAndNumbers(String address, List<String> numbers) {
        List<String> words = new ArrayList<>();
        for (String word : address.split(" ", -1)) {
            if (startsWithDigit(word)) {
                numbers.add(word);
            } else if (word.length() > 1 && !word.equals("flat")) {
                words.add(word);
            }
        }
        return words;
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
}
