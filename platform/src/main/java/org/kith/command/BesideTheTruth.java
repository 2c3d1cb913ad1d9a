package org.kith.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.database.Apart;
import org.kith.database.Apart.Work;
import org.kith.linkage.Quality;
import org.kith.matching.LinkQuality;
import org.kith.needs.NeedAgreement;
import org.kith.needs.NeedQuality;
import org.kith.refresh.Progress;
import org.kith.refresh.StageRun;
import org.kith.refresh.StageRun.State;

/// Holds a made county's links and needs against its truth while a run goes on: each as soon as the stage that finds
/// them has ended, since the later stages leave a core to it.
final class BesideTheTruth implements Progress, AutoCloseable {

    private final DataFolder.Running running;
    private final @Nullable Path truth;
    private final Progress told;
    private boolean news;
    private @Nullable Work<Quality> links;
    private @Nullable Work<Optional<NeedAgreement>> needs;

    /// @param from the folder of partners' files, in which the truth may lie
    BesideTheTruth(DataFolder.Running running, @Nullable Path from, Progress told) {
        this.running = running;
        truth = from != null && Files.exists(from.resolve("truth/records.csv")) ? from.resolve("truth") : null;
        this.told = told;
    }

    boolean isThere() {
        return truth != null;
    }

    @Override
    public LongConsumer begins(String stage, long total, String unit) {
        return told.begins(stage, total, unit);
    }

    @Override
    public void ended(StageRun run, String words) {
        told.ended(run, words);
        news |= run.state() == State.DONE;
        if (truth != null && news) {
            switch (run.name()) {
                case "match" -> links = linksAgainst(truth);
                case "needs" -> needs = needsAgainst(truth);
                default -> {}
            }
        }
    }

    /// How well both hold, as it stands in `refresh.json`, and in lines to read; only where the truth is there.
    Map<String, Object> agreement(PrintStream out) {
        var agreement = new LinkedHashMap<String, Object>();
        if (truth != null) {
            links = links == null ? linksAgainst(truth) : links;
            needs = needs == null ? needsAgainst(truth) : needs;
            agreement.put("links", TruthReport.links(links.whatCameOf(), out));
            needs.whatCameOf().ifPresent(found -> agreement.put("needs", TruthReport.needs(found, out)));
        }
        return agreement;
    }

    private Work<Quality> linksAgainst(Path truth) {
        var quality = running.the(LinkQuality.class);
        return running.the(Apart.class).begin(() -> quality.against(truth.resolve("records.csv")));
    }

    private Work<Optional<NeedAgreement>> needsAgainst(Path truth) {
        var quality = running.the(NeedQuality.class);
        return running.the(Apart.class)
                .begin(() -> Files.exists(truth.resolve("events.csv")) ? quality.against(truth) : Optional.empty());
    }

    @Override
    public void close() {
        if (links != null) {
            links.close();
        }
        if (needs != null) {
            needs.close();
        }
    }
}
