package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.tool.reading.Count;

/// A run in a few lines, for whoever started it.
///
/// @param rules   what each blocking rule brought
/// @param quality where the truth is known
public record Summary(
        long records,
        long people,
        long pairsCompared,
        long doubtful,
        long refused,
        List<Links.Figures.Rule> rules,
        double seconds,
        @Nullable Quality quality) {

    public Summary {
        rules = List.copyOf(rules);
    }

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
        if (pairsCompared == 0 && rules.stream().anyMatch(rule -> rule.blocksLeftOut() > 0)) {
            say.println("No two records were compared: those that share what people are looked up by are more than"
                    + " 3,000 each time. Are they people, and is each column read as what it is?");
        }
        say.flush();
    }

    public static void print(Quality quality, PrintWriter say) {
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
