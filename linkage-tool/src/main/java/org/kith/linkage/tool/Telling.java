package org.kith.linkage.tool;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Settings;

/// Shows how far the run is, with time left and, while pairs are compared, how many a second: a bar on a terminal,
/// elsewhere a plain line for each stage and every few seconds of it.
final class Telling implements Settings.Progress, AutoCloseable {

    private static final double NANOS = 1e9;
    private static final long EVERY = 5_000_000_000L;
    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private String stage = "";
    private long began;
    private long told;
    private @Nullable ProgressBar bar;

    Telling(PrintWriter out, boolean terminal) {
        this(out, terminal, System::nanoTime);
    }

    /// @param nanos the time, as [System#nanoTime] has it
    Telling(PrintWriter out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    @Override
    public void at(String stage, long done, long total, long pairs) {
        long now = nanos.getAsLong();
        if (!stage.equals(this.stage)) {
            begin(stage, total, now);
        }
        double seconds = (now - began) / NANOS;
        String rate =
                pairs == 0 || seconds == 0 ? "" : String.format(Locale.ROOT, "%,.0f pairs a second", pairs / seconds);
        if (bar != null) {
            bar.maxHint(total);
            bar.setExtraMessage(rate);
            bar.stepTo(done);
        } else if (now - told >= EVERY && done < total) {
            told = now;
            out.printf(
                    Locale.ROOT,
                    "%s: %d%%%s, %.0f s left%n",
                    stage,
                    PERCENT * done / total,
                    rate.isEmpty() ? "" : ", " + rate,
                    seconds * (total - done) / done);
            out.flush();
        }
    }

    private void begin(String stage, long total, long now) {
        close();
        this.stage = stage;
        began = now;
        told = now;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(stage)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        } else {
            out.println(stage + "…");
            out.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
