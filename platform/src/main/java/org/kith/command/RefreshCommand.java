package org.kith.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.changes.Publication;
import org.kith.matching.rates.AlarmWords;
import org.kith.matching.rates.Alarms;
import org.kith.matching.rates.GroupRates;
import org.kith.matching.rates.LinkRates;
import org.kith.refresh.Refresh;
import org.kith.refresh.StageRun;
import org.kith.site.words.Counts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description =
                "Brings new files in, finds who is who, describes families, finds needs and makes figures of places."
                        + " Killed, it goes on when run again.",
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
    public Integer call() {
        if (from != null && !Files.isDirectory(from)) {
            System.err.println("kith: there is no folder " + from + "; nothing was changed.");
            return 1;
        }
        try (var running = data.start()) {
            return Refresh.whole(refresh(running, from)) ? 0 : 1;
        }
    }

    /// Runs the stages, and where the folder holds the truth of a made county and anything is new, says how well links
    /// and needs hold against it.
    static List<StageRun> refresh(DataFolder.Running running, @Nullable Path from) {
        var refresh = running.the(Refresh.class);
        var alarms = running.the(Alarms.class);
        int newest = alarms.newest();
        var progress = new TerminalProgress(System.out);
        try (var truth = new BesideTheTruth(running, from, progress)) {
            var runs = refresh.run(from, truth);
            var rates = running.the(LinkRates.class).latest();
            if (!rates.isEmpty()) {
                refresh.report("link rates", LinkRateReport.entries(rates));
                refresh.report(
                        "link rates by group",
                        LinkRateReport.groups(running.the(GroupRates.class).latest()));
            }
            alarms.raisedAfter(newest).forEach(alarm -> System.out.println(AlarmWords.line(alarm)));
            var written = running.the(Publication.class).written();
            if (!written.isEmpty()) {
                System.out.println(Counts.of(written.size(), "written file is", "written files are")
                        + " not in force; kith strategy propose says whom they would reach.");
            }
            if (truth.isThere() && (truth.wasUnreadable() || !refresh.standsReported("agreement", runs))) {
                refresh.report("agreement", truth.agreement(System.out));
            }
            return runs;
        }
    }
}
