package org.kith.linkage.internal.weights;

import org.kith.linkage.internal.comparing.Question;

/// The pairs of one block that is learnt from.
///
/// A block says more than its pairs do one by one. Two records that differ in the first name alone may be twins', or
/// one person's under two names. Where each of the names stands on a further record of that person as well, somebody
/// else of that name is the likelier reason; so these pairs are marked.
public final class Lesson {

    /// Set in the pattern of a pair of which both first names are borne out.
    static final long BORNE_OUT = 1L << (Question.COUNT * Question.BITS);

    /// Larger blocks are of records that agree by custom; nothing is marked in them.
    private static final int LARGEST_MARKED = 64;
    /// The first level of two first names that are not forms or slips of one.
    private static final int ANOTHER_NAME = 6;

    /// Compares the block's records by their place in it, the smaller first.
    @FunctionalInterface
    public interface Comparing {
        long pattern(int first, int second);
    }

    /// Takes a pattern, perhaps marked.
    @FunctionalInterface
    public interface Taker {
        void pattern(long pattern);
    }

    private Lesson() {}

    /// Hands over the pattern of each pair in a block of so many records.
    public static void teach(int size, Comparing comparing, Taker taker) {
        if (size < 4 || size > LARGEST_MARKED) {
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    taker.pattern(comparing.pattern(i, j));
                }
            }
            return;
        }
        long[] patterns = new long[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                long pattern = comparing.pattern(i, j);
                patterns[i * size + j] = pattern;
                patterns[j * size + i] = pattern;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                long pattern = patterns[i * size + j];
                boolean marked = another(pattern) && borneOut(i, j, size, patterns) && borneOut(j, i, size, patterns);
                taker.pattern(marked ? pattern | BORNE_OUT : pattern);
            }
        }
    }

    private static boolean another(long pattern) {
        return Question.FORENAME.levelIn(pattern) >= ANOTHER_NAME;
    }

    /// Whether a further record has the first name and the birth date of the one, and not the other's name.
    private static boolean borneOut(int one, int other, int size, long[] patterns) {
        for (int third = 0; third < size; third++) {
            if (third != one && third != other) {
                long pattern = patterns[one * size + third];
                if (Question.FORENAME.levelIn(pattern) == Question.SAME
                        && Question.BORN.levelIn(pattern) == Question.SAME
                        && another(patterns[third * size + other])) {
                    return true;
                }
            }
        }
        return false;
    }
}
