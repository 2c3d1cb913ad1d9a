package org.kith.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lines of a table in Markdown, as `PERFORMANCE.md` holds them: each figure, its limit, and the one by the other.
final class Table {

    private Table() {}

    static void head(String title) {
        System.out.printf("%n**%s**%n%n", title);
        System.out.println("| what | seconds | limit | ratio | MB | limit | ratio |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    }

    static void row(String what, Measured measured, @Nullable Integer seconds, @Nullable Integer megabytes) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %s | %d | %s |%n",
                what,
                measured.seconds(),
                beside(measured.seconds(), seconds),
                measured.megabytes(),
                beside((double) measured.megabytes(), megabytes));
    }

    /// A row without memory.
    static void row(String what, double taken, @Nullable Integer seconds) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %s | | | |%n", what, taken, beside(taken, seconds));
    }

    private static String beside(double figure, @Nullable Integer limit) {
        return limit == null ? "| " : String.format(Locale.ROOT, "%d | %.2f", limit, figure / limit);
    }
}
