package org.kith.linkage;

import java.util.HashMap;
import java.util.Map;

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

    /// Measures found persons against true ones; both give each record's person, and a record whose truth is
    /// negative is left out.
    public static Quality of(int[] found, int[] truth) {
        if (found.length != truth.length) {
            throw new IllegalArgumentException(found.length + " found, but " + truth.length + " true");
        }
        Map<Integer, Integer> foundSizes = new HashMap<>();
        Map<Integer, Integer> trueSizes = new HashMap<>();
        Map<Long, Integer> bothSizes = new HashMap<>();
        int records = 0;
        for (int r = 0; r < found.length; r++) {
            if (truth[r] >= 0) {
                records++;
                foundSizes.merge(found[r], 1, Integer::sum);
                trueSizes.merge(truth[r], 1, Integer::sum);
                bothSizes.merge(((long) found[r] << 32) | truth[r], 1, Integer::sum);
            }
        }
        long right = pairs(bothSizes);
        long foundPairs = pairs(foundSizes);
        long truePairs = pairs(trueSizes);
        double bcubedPrecision = 0;
        double bcubedRecall = 0;
        for (int r = 0; r < found.length; r++) {
            if (truth[r] >= 0) {
                double both = bothSizes.getOrDefault(((long) found[r] << 32) | truth[r], 0);
                bcubedPrecision += both / foundSizes.getOrDefault(found[r], 1);
                bcubedRecall += both / trueSizes.getOrDefault(truth[r], 1);
            }
        }
        bcubedPrecision /= Math.max(1, records);
        bcubedRecall /= Math.max(1, records);
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

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1L) / 2).sum();
    }

    private static double harmonic(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }
}
