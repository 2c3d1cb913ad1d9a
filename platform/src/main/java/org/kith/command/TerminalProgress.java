package org.kith.command;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.kith.refresh.Progress;
import org.kith.refresh.StageRun;

/// Progress with rate and time left: bars on a terminal, a plain line every few seconds elsewhere.
final class TerminalProgress implements Progress {

    private static final long EVERY_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private @Nullable ProgressBar bar;
    private long began;

    TerminalProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public LongConsumer begins(String stage, long total, String unit) {
        close();
        began = System.nanoTime();
        if (terminal) {
            var opened = new ProgressBarBuilder()
                    .setTaskName(stage)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
            bar = opened;
            return opened::stepTo;
        }
        return new Lines(stage, total, unit);
    }

    @Override
    public void notTaken(String file, String became, String why) {
        close();
        out.println(file + " " + became + ": " + why);
    }

    @Override
    public void ended(StageRun run, String words) {
        close();
        out.printf("%-10s %6.1f s  %s%n", run.name(), run.seconds(), words);
    }

    /// Draws the bar no more: what is printed after it stands.
    void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private final class Lines implements LongConsumer {
        private final String stage;
        private final long total;
        private final String unit;
        private long last = System.nanoTime();

        Lines(String stage, long total, String unit) {
            this.stage = stage;
            this.total = total;
            this.unit = unit;
        }

        @Override
        public synchronized void accept(long done) {
            var now = System.nanoTime();
            if (now - last < EVERY_NANOS || done == 0) {
                return;
            }
            last = now;
            var rate = done / ((now - began) / 1e9);
            var left = total > done ? String.format(", %.0f s left", (total - done) / rate) : "";
            var of = total > 0 ? String.format(" of %,d", total) : "";
            out.printf("%s: %,d%s %s, %,.0f a second%s%n", stage, done, of, unit, rate, left);
        }
    }
}
