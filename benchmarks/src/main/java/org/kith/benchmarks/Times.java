package org.kith.benchmarks;

import java.util.Arrays;

/// How long requests took, in milliseconds, every one of them kept.
final class Times {

    private int[] taken = new int[1024];
    private int many;
    private int errors;

    synchronized void add(long milliseconds, boolean failed) {
        if (many == taken.length) {
            taken = Arrays.copyOf(taken, 2 * many);
        }
        taken[many++] = (int) milliseconds;
        errors += failed ? 1 : 0;
    }

    synchronized int many() {
        return many;
    }

    synchronized int errors() {
        return errors;
    }

    /// The time within which so many in a hundred were answered; 0 where there was none.
    synchronized int percentile(int percent) {
        if (many == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(taken, many);
        Arrays.sort(sorted);
        return sorted[Math.min(many - 1, (int) Math.ceil(many * percent / 100.0) - 1)];
    }
}
