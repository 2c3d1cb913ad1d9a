package org.kith.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.changes.Publication;
import org.kith.database.Apart;
import org.kith.matching.LinkQuality;
import org.kith.matching.LinkRates;
import org.kith.needs.NeedAgreement;
import org.kith.needs.NeedQuality;
import org.kith.refresh.Refresh;
import org.kith.refresh.StageRun;
import org.kith.site.Counts;
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

    /// Runs the stages, and where the folder holds the truth of a made county and anything is new, says how well links
    /// and needs hold against it.
    static List<StageRun> refresh(DataFolder.Running running, @Nullable Path from) throws IOException {
        var refresh = running.the(Refresh.class);
        var runs = refresh.run(from, new TerminalProgress(System.out));
        var rates = running.the(LinkRates.class).latest();
        if (!rates.isEmpty()) {
            refresh.report("link rates", LinkRateReport.entries(rates));
            LinkRateReport.alarms(rates, System.out);
        }
        var written = running.the(Publication.class).written();
        if (!written.isEmpty()) {
            System.out.println(Counts.of(written.size(), "written file is", "written files are")
                    + " not in force; kith strategy propose says whom they would reach.");
        }
        var truth = from == null ? null : from.resolve("truth");
        if (truth != null && Files.exists(truth.resolve("records.csv")) && !refresh.standsReported("agreement", runs)) {
            refresh.report("agreement", agreement(running, truth));
        }
        return runs;
    }

    /// Links are held against the truth beside needs: either keeps one core busy.
    private static Map<String, Object> agreement(DataFolder.Running running, Path truth) throws IOException {
        var agreement = new LinkedHashMap<String, Object>();
        try (var links = running.the(Apart.class)
                .begin(() -> running.the(LinkQuality.class).against(truth.resolve("records.csv")))) {
            var needs = Files.exists(truth.resolve("events.csv"))
                    ? running.the(NeedQuality.class).against(truth)
                    : Optional.<NeedAgreement>empty();
            agreement.put("links", TruthReport.links(links.whatCameOf(), System.out));
            needs.ifPresent(found -> agreement.put("needs", TruthReport.needs(found, System.out)));
        }
        return agreement;
    }
}
