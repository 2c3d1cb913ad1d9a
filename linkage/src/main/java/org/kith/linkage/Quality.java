package org.kith.linkage;

import java.util.Arrays;

/// How well persons agree with the truth, by pairs of records and by records (B-cubed).
public record Quality(
        double precision,
        double recall,
        double f1,
        double bcubedPrecision,
        double bcubedRecall,
        double bcubedF1,
        long foundPairs,
        long truePairs,
        long rightPairs) {

    private static final long BOTH = -1L;
    private static final long FIRST = -1L << 32;

    /// Measures found persons against true ones; both give each record's person, and a record whose truth is
    /// negative is left out.
    public static Quality of(int[] found, int[] truth) {
        if (found.length != truth.length) {
            throw new IllegalArgumentException(found.length + " found, but " + truth.length + " true");
        }
        long[] both = new long[found.length];
        int records = 0;
        for (int r = 0; r < found.length; r++) {
            if (truth[r] >= 0) {
                both[records++] = (long) found[r] << 32 | truth[r];
            }
        }
        both = Arrays.copyOf(both, records);
        // Sorted, the records of one found person lie side by side, and among them those of one true person.
        Arrays.sort(both);
        long[] turned = Arrays.stream(both)
                .map(pair -> Long.rotateLeft(pair, 32))
                .sorted()
                .toArray();
        long right = pairs(both, BOTH);
        long foundPairs = pairs(both, FIRST);
        long truePairs = pairs(turned, FIRST);
        double bcubedPrecision = bcubed(both) / Math.max(1, records);
        double bcubedRecall = bcubed(turned) / Math.max(1, records);
        double precision = foundPairs == 0 ? 1 : (double) right / foundPairs;
        double recall = truePairs == 0 ? 1 : (double) right / truePairs;
        return new Quality(
                precision,
                recall,
                harmonic(precision, recall),
                bcubedPrecision,
                bcubedRecall,
                harmonic(bcubedPrecision, bcubedRecall),
                foundPairs,
                truePairs,
                right);
    }

    /// The pairs of records that agree in the bits of the mask.
    private static long pairs(long[] sorted, long mask) {
        long pairs = 0;
        for (int from = 0; from < sorted.length; ) {
            int until = end(sorted, from, mask);
            long size = (long) until - from;
            pairs += size * (size - 1) / 2;
            from = until;
        }
        return pairs;
    }

    /// For every record, the share of its person's records, by the first half, that are its person's by the second as
    /// well; summed up.
    private static double bcubed(long[] sorted) {
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int until = end(sorted, from, FIRST);
            double group = (double) until - from;
            for (int inner = from; inner < until; ) {
                int innerUntil = end(sorted, inner, BOTH);
                double alike = (double) innerUntil - inner;
                sum += alike * alike / group;
                inner = innerUntil;
            }
            from = until;
        }
        return sum;
    }

    private static int end(long[] sorted, int from, long mask) {
        int until = from + 1;
        while (until < sorted.length && ((sorted[until] ^ sorted[from]) & mask) == 0) {
            until++;
        }
        return until;
    }

    private static double harmonic(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }
}
