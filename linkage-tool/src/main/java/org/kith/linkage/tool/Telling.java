package org.kith.linkage.tool;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Settings;

/// Shows how far the run is: a bar with time left on a terminal, a plain line for each stage elsewhere.
final class Telling implements Settings.Progress, AutoCloseable {

    private final PrintWriter out;
    private final boolean terminal;
    private String stage = "";
    private @Nullable ProgressBar bar;

    Telling(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void at(String stage, long done, long total) {
        if (!terminal) {
            if (!stage.equals(this.stage)) {
                this.stage = stage;
                out.println(stage + "…");
                out.flush();
            }
            return;
        }
        if (!stage.equals(this.stage)) {
            close();
            this.stage = stage;
            bar = new ProgressBarBuilder()
                    .setTaskName(stage)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
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
