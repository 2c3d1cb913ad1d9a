package org.kith.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.database.Apart;
import org.kith.database.Apart.Work;
import org.kith.database.Digest;
import org.kith.linkage.Quality;
import org.kith.matching.LinkQuality;
import org.kith.matching.Untold;
import org.kith.needs.truth.NeedAgreement;
import org.kith.needs.truth.NeedQuality;
import org.kith.needs.truth.TrueNeeds;
import org.kith.refresh.Progress;
import org.kith.refresh.Refresh;
import org.kith.refresh.StageRun;
import org.kith.refresh.StageRun.State;

/// Holds a made county's links and needs against its truth while a run goes on: links, and the reading of what is true,
/// once a stage leaves a core to others; needs as soon as they are found. What the run before came to stands where
/// links, needs and the truth are what they were.
final class BesideTheTruth implements Progress, AutoCloseable {

    private static final String LINKS = "links";
    private static final String NEEDS = "needs";
    private static final String RESTS_ON = "rests on";

    private static final String RECORDS = "records.csv";
    private static final List<String> LIVES =
            List.of("people.csv", "ties.csv", "events.csv", "homes.csv", "households.csv", "attendance.csv");

    private final DataFolder.Running running;
    private final @Nullable Path truth;
    private final Progress told;
    private final Map<?, ?> before;
    private boolean news;
    private String linksRestOn = "";
    private String needsRestOn = "";
    private @Nullable Work<Quality> links;
    private @Nullable CompletableFuture<TrueNeeds> real;
    private @Nullable Work<Optional<NeedAgreement>> needs;

    /// @param from the folder of partners' files, in which the truth may lie
    BesideTheTruth(DataFolder.Running running, @Nullable Path from, Progress told) {
        this.running = running;
        truth = from != null && Files.isDirectory(from.resolve("truth")) ? from.resolve("truth") : null;
        before = truth != null
                        && running.the(Refresh.class).reported("agreement").orElse("") instanceof Map<?, ?> was
                ? was
                : Map.of();
        this.told = told;
    }

    boolean isThere() {
        return truth != null;
    }

    /// Whether the run before left something out that the truth may tell by now.
    boolean wasUnreadable() {
        return TruthReport.lacks(before);
    }

    @Override
    public LongConsumer begins(String stage, long total, String unit) {
        return told.begins(stage, total, unit);
    }

    @Override
    public void notTaken(String file, String became, String why) {
        told.notTaken(file, became, why);
    }

    @Override
    public void idle() {
        told.idle();
        if (truth != null && news && !linksRestOn.isEmpty() && !stands(LINKS, linksRestOn)) {
            links = links == null ? linksAgainst(truth) : links;
            real = real == null ? reading(truth) : real;
        }
    }

    @Override
    public void ended(StageRun run, String words) {
        told.ended(run, words);
        news |= run.state() == State.DONE;
        var digest = run.digest();
        if (truth != null && digest != null) {
            switch (run.name()) {
                case "match" -> linksRestOn = sum(digest, truth, List.of(RECORDS));
                case NEEDS -> {
                    needsRestOn = sum(
                            String.join(
                                    " ",
                                    linksRestOn,
                                    digest,
                                    running.the(NeedQuality.class).restsOn()),
                            truth,
                            LIVES);
                    needs = news && !stands(NEEDS, needsRestOn) ? needsAgainst(truth) : needs;
                }
                default -> {}
            }
        }
    }

    /// How well both hold, as it stands in `refresh.json`, and in lines to read; only where the truth is there.
    Map<String, Object> agreement(PrintStream out) {
        var agreement = new LinkedHashMap<String, Object>();
        if (truth != null) {
            if (stands(LINKS, linksRestOn)) {
                agreement.put(LINKS, before.get(LINKS));
            } else {
                links = links == null ? linksAgainst(truth) : links;
                agreement.put(LINKS, resting(compared(links, TruthReport::entry), linksRestOn));
            }
            if (stands(NEEDS, needsRestOn)) {
                agreement.put(NEEDS, before.get(NEEDS));
            } else {
                needs = needs == null ? needsAgainst(truth) : needs;
                var found = compared(needs, of -> of.map(TruthReport::entry).orElseGet(Map::of));
                if (!found.isEmpty()) {
                    agreement.put(NEEDS, resting(found, needsRestOn));
                }
            }
            TruthReport.say(agreement, out);
        }
        return agreement;
    }

    /// What came of a comparison, or why there is none: an unreadable truth ends no run.
    private static <T> Map<String, Object> compared(Work<T> work, Function<T, Map<String, Object>> entry) {
        try {
            return entry.apply(work.whatCameOf());
        } catch (Untold e) {
            return TruthReport.untold(e);
        }
    }

    private boolean stands(String what, String restsOn) {
        return before.get(what) instanceof Map<?, ?> entry && restsOn.equals(entry.get(RESTS_ON));
    }

    private static Map<String, Object> resting(Map<String, Object> entry, String on) {
        entry.put(RESTS_ON, on);
        return entry;
    }

    /// A sum over what something rests on.
    private static String sum(String found, Path truth, List<String> files) {
        var sum = new Digest().add(found);
        for (var file : files) {
            sum.add(" " + digest(truth.resolve(file)));
        }
        return sum.hex();
    }

    private static String digest(Path file) {
        var digest = new Digest();
        if (Files.exists(file)) {
            try (var bytes = Files.newInputStream(file)) {
                var some = new byte[1 << 16];
                for (int read = bytes.read(some); read >= 0; read = bytes.read(some)) {
                    digest.add(some, read);
                }
            } catch (IOException e) {
                return e.toString(); // the comparison says so
            }
        }
        return digest.hex();
    }

    private Work<Quality> linksAgainst(Path truth) {
        var quality = running.the(LinkQuality.class);
        return running.the(Apart.class).begin(() -> quality.against(truth.resolve(RECORDS)));
    }

    private CompletableFuture<TrueNeeds> reading(Path truth) {
        var quality = running.the(NeedQuality.class);
        return CompletableFuture.supplyAsync(() -> quality.read(truth));
    }

    private Work<Optional<NeedAgreement>> needsAgainst(Path truth) {
        var quality = running.the(NeedQuality.class);
        var read = real == null ? reading(truth) : real;
        return running.the(Apart.class).begin(() -> quality.against(truth, read.join()));
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
