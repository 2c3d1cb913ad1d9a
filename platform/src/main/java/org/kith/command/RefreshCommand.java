package org.kith.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.matching.LinkQuality;
import org.kith.refresh.Refresh;
import org.kith.refresh.StageRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description =
                "Brings new files in, finds who is who, and describes the families. Killed, it goes on when run again.",
        mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "The folder of partners' files (default: no new files).")
    @Nullable
    Path from;

    @Override
    public Integer call() throws IOException {
        if (from != null && !Files.isDirectory(from)) {
            System.err.println("kith: there is no folder " + from + "; nothing was changed.");
            return 1;
        }
        try (var running = data.start()) {
            return Refresh.whole(refresh(running, from)) ? 0 : 1;
        }
    }

    /// Runs the stages, and where the folder holds the truth of a made county, says how well the links hold against it.
    static List<StageRun> refresh(DataFolder.Running running, @Nullable Path from) throws IOException {
        var runs = running.the(Refresh.class).run(from, new TerminalProgress(System.out));
        var truth = from == null ? null : from.resolve("truth/records.csv");
        if (truth != null && Files.exists(truth)) {
            var quality = running.the(LinkQuality.class).against(truth);
            System.out.printf(
                    "links against the truth: precision %.4f, recall %.4f, F1 %.4f; by record F1 %.4f%n",
                    quality.precision(), quality.recall(), quality.f1(), quality.bcubedF1());
        }
        return runs;
    }
}
