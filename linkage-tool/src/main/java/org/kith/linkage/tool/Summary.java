package org.kith.linkage.tool;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Quality;

/// A run in a few lines, for whoever started it.
///
/// @param quality where the truth is known
public record Summary(
        long records,
        long people,
        long pairsCompared,
        long doubtful,
        long refused,
        double seconds,
        @Nullable Quality quality) {

    /// Says it.
    ///
    /// @param out where the run was written
    public void print(PrintWriter say, Object out) {
        say.printf(
                Locale.ROOT,
                "%s %s %s; %s compared, %d doubtful, %s refused; %.1f s%n",
                new Count(records, "record"),
                records == 1 ? "is" : "are",
                Count.people(people),
                new Count(pairsCompared, "pair"),
                doubtful,
                new Count(refused, "join"),
                seconds);
        if (quality != null) {
            print(quality, say);
        }
        say.println("written to " + out);
        say.flush();
    }

    static void print(Quality quality, PrintWriter say) {
        say.printf(
                Locale.ROOT,
                "pairs:   precision %.4f, recall %.4f, F1 %.4f%n",
                quality.precision(),
                quality.recall(),
                quality.f1());
        say.printf(
                Locale.ROOT,
                "B-cubed: precision %.4f, recall %.4f, F1 %.4f%n",
                quality.bcubedPrecision(),
                quality.bcubedRecall(),
                quality.bcubedF1());
    }
}
