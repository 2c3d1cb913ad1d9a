package org.kith.matching.runs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Apart;
import org.kith.linkage.Constraints;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;
import org.kith.matching.Band;
import org.kith.matching.Matched;
import org.kith.matching.Survivors;
import org.kith.matching.precision.SampledJoins;
import org.kith.matching.rates.Alarms;
import org.kith.matching.rates.GroupRates;
import org.kith.matching.rates.LinkRates;
import org.kith.matching.rates.Sharing;
import org.kith.matching.records.Changes;
import org.kith.matching.records.Described;
import org.kith.matching.records.Kept;
import org.kith.matching.records.KeptRuns;
import org.kith.matching.records.RecordsToLink;
import org.kith.matching.records.RunDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Finds the people behind all records, and writes what changed, in one transaction: killed, it
/// leaves what stood.
///
/// A run looks at what changed since the last and at whom that touches, by what was learnt then;
/// it finds what a run over everything finds. It learns anew from all records when nothing is
/// left to go on from, or when more than a fifth of them have changed since it learnt.
@Component
public class Match {

    private static final Logger LOG = LoggerFactory.getLogger(Match.class);

    private static final double MOST_CHANGED = 0.2;

    private final RecordsToLink recordsToLink;
    private final News news;
    private final Memberships memberships;
    private final Findings findings;
    private final SampledJoins sampledJoins;
    private final LinkRates linkRates;
    private final GroupRates groupRates;
    private final Alarms alarms;
    private final Changes changes;
    private final KeptRuns keptRuns;
    private final Apart apart;

    Match(
            RecordsToLink recordsToLink,
            News news,
            Memberships memberships,
            Findings findings,
            SampledJoins sampledJoins,
            LinkRates linkRates,
            GroupRates groupRates,
            Alarms alarms,
            Changes changes,
            KeptRuns keptRuns,
            Apart apart) {
        this.recordsToLink = recordsToLink;
        this.news = news;
        this.memberships = memberships;
        this.findings = findings;
        this.sampledJoins = sampledJoins;
        this.linkRates = linkRates;
        this.groupRates = groupRates;
        this.alarms = alarms;
        this.changes = changes;
        this.keptRuns = keptRuns;
        this.apart = apart;
    }

    /// What a run begins with. It is good once.
    public static final class Ahead {

        private final String fingerprint;
        private final int last;
        private final Begun begun;

        private Ahead(String fingerprint, int last, Begun begun) {
            this.fingerprint = fingerprint;
            this.last = last;
            this.begun = begun;
        }
    }

    private sealed interface Begun {}

    /// From what the run before it kept.
    private record Resumed(Kept kept, RecordsToLink.Sums sums) implements Begun {}

    private record Afresh(RecordsToLink.Read read) implements Begun {}

    /// What the last run kept, which nothing that comes in changes. It is good once.
    public static final class Remembered {

        private final UUID run;
        private final List<String> conditions;
        private final Optional<Kept> kept;

        private Remembered(UUID run, List<String> conditions, Optional<Kept> kept) {
            this.run = run;
            this.conditions = conditions;
            this.kept = kept;
        }
    }

    /// Reads what the last run kept, whatever comes in meanwhile; null where none kept anything.
    @Transactional(readOnly = true)
    public @Nullable Remembered remember() {
        var conditions = conditions();
        return changes.lastRun()
                .map(Changes.Run::kept)
                .map(run -> new Remembered(run, conditions, kept(run, conditions)))
                .orElse(null);
    }

    /// Reads what a run will begin with, before it; null where nothing came since the last run.
    ///
    /// @param remembered what of it was read before; that is left aside where it is of another run
    @Transactional(readOnly = true)
    public @Nullable Ahead ahead(@Nullable Remembered remembered) {
        var fingerprint = recordsToLink.fingerprint();
        var last = changes.lastRun();
        return saysTheSame(last, fingerprint)
                ? null
                : new Ahead(fingerprint, number(last), begin(last, remembered, _ -> {}));
    }

    /// Runs over what the partners have sent, unless nothing came since the last run.
    ///
    /// @param progress told how many descriptions have been read
    @Transactional
    public Matched run(LongConsumer progress) {
        return run(progress, () -> {}, null);
    }

    /// The same, with what was read ahead of it; that is left aside where anything came since.
    ///
    /// @param idle run when it begins with news, which keeps one core busy
    @Transactional
    public Matched run(LongConsumer progress, Runnable idle, @Nullable Ahead ahead) {
        long made = changes.made();
        var fingerprint = recordsToLink.fingerprint();
        var last = changes.lastRun();
        if (saysTheSame(last, fingerprint)) {
            return last.orElseThrow().manifest().again();
        }
        var begun = ahead != null && ahead.fingerprint.equals(fingerprint) && ahead.last == number(last)
                ? ahead.begun
                : begin(last, null, progress);
        var linked = link(begun, last, idle, progress);
        changes.holdDecisions();
        if (changes.made() != made) {
            // Somebody decided meanwhile, which this has not heard of; until it ends nobody does so again
            fingerprint = recordsToLink.fingerprint();
            linked = link(begin(last, null, progress), last, () -> {}, progress);
        }
        return write(fingerprint, linked);
    }

    /// How many sure joins people are asked about beside the doubtful pairs, so that it is known how often they are
    /// right.
    public int drawnJoins() {
        return sampledJoins.open();
    }

    private Linked link(Begun begun, Optional<Changes.Run> last, Runnable idle, LongConsumer progress) {
        return switch (begun) {
            case Resumed(var kept, var sums) -> {
                idle.run();
                yield news(kept, news.since(kept, sums), last.orElseThrow(), progress)
                        .orElseGet(() -> all(null, progress));
            }
            case Afresh(var read) -> all(null, read);
        };
    }

    private static boolean saysTheSame(Optional<Changes.Run> last, String fingerprint) {
        return last.isPresent() && last.get().fingerprint().equals(fingerprint);
    }

    private static int number(Optional<Changes.Run> last) {
        return last.map(Changes.Run::change).orElse(0);
    }

    private Begun begin(Optional<Changes.Run> last, @Nullable Remembered remembered, LongConsumer progress) {
        return last.map(Changes.Run::kept)
                .flatMap(run -> resume(run, remembered))
                .orElseGet(() -> new Afresh(recordsToLink.read(progress)));
    }

    private Optional<Begun> resume(UUID run, @Nullable Remembered remembered) {
        var sums = apart.begin(recordsToLink::sums); // read from the database while the kept run is read from its file
        try (sums) {
            var conditions = conditions();
            var kept = remembered != null && remembered.run.equals(run) && remembered.conditions.equals(conditions)
                    ? remembered.kept
                    : kept(run, conditions);
            return kept.map(it -> new Resumed(it, sums.whatCameOf()));
        }
    }

    private Optional<Kept> kept(UUID run, List<String> conditions) {
        return keptRuns.read(run, conditions, settings().threads());
    }

    private Optional<Linked> news(Kept kept, News.Difference difference, Changes.Run last, LongConsumer progress) {
        int changed = kept.changed() + difference.size();
        if (changed > MOST_CHANGED * difference.sums().records()) {
            LOG.info("{} records have changed since the model was learnt: it is learnt anew", changed);
            return Optional.empty();
        }
        var linked = news.link(kept, difference, last.change(), progress);
        return linked.isPresent() ? linked : Optional.of(all(kept, progress));
    }

    /// Looks at everything.
    ///
    /// @param known by what was learnt then; null to learn anew
    Linked all(@Nullable Kept known, LongConsumer progress) {
        return all(known, recordsToLink.read(progress));
    }

    private Linked all(@Nullable Kept known, RecordsToLink.Read read) {
        var records = read.records();
        var numbers = Described.Numbers.of(read.ids());
        var settled = recordsToLink.settled(id -> numbers.of(id) >= 0);
        settled.children().forEach(two -> records.addChild(numbers.of(two.one()), numbers.of(two.other())));
        var settings = settings().under(settled.constraints(read.ids()));
        var links = known == null ? new Linker(settings).link(records) : known.standing.link(records, settings);
        var kept = new Kept(Standing.of(records, links, settings), known == null ? 0 : known.changed());
        for (int number = 0; number < records.size(); number++) {
            kept.put(number, read.ids()[number], read.sums()[number]);
        }
        var everybody = kept.described(IntStream.range(0, records.size()).toArray(), settled.sealed());
        return new Linked(kept, settled, everybody, links, true);
    }

    Matched write(String fingerprint, Linked linked) {
        var kept = linked.kept();
        var described = linked.described();
        var settled = linked.settled().constraints(described.ids());
        var before = memberships.before(described, linked.all());
        int[] surely = linked.links().persons();
        var links = linked.links().holding(before.stood());
        var persons = links.persons();
        int people = links.people();
        var survivors = Survivors.of(
                persons, people, before.personOf(), before.persons().size());
        var earlier = changes.lastRun().map(Changes.Run::manifest).orElse(null);
        int change = changes.beginRun(fingerprint);
        Memberships.Moved moved;
        Beside beside;
        try (var groupOf = apart.begin(groupRates::groupOf);
                var told = apart.begin(() -> tell(linked, links, surely, settled, groupOf))) {
            moved = memberships.write(change, described, persons, people, before, survivors);
            beside = told.whatCameOf();
        }
        findings.write(change, described, beside.found(), linked.all());
        var inDoubt = findings.doubtful(kept);
        findings.explainNamed(kept, inDoubt);
        linkRates.write(change, beside.sharing());
        groupRates.write(change, beside.groups());
        var doubtful = findings.doubtful();
        var refused = findings.refused();
        sampledJoins.write(change, kept, linked.settled(), inDoubt);
        var matched = new Matched(
                kept.standing.size(),
                described.size(),
                kept.people(),
                moved.records(),
                moved.newPeople(),
                moved.joined(),
                moved.ended(),
                doubtful.size(),
                refused.size(),
                links.figures().pairsCompared(),
                RunDigest.of(kept, doubtful, refused));
        alarms.raise(change, matched, earlier, kept.standing.model());
        changes.endRun(change, matched, keptOnceCommitted(kept));
        return matched;
    }

    /// What is made of a run beside the writing of who is who.
    private record Beside(Found found, Sharing sharing, GroupRates.Counted groups) {}

    private static Beside tell(
            Linked linked, Links links, int[] surely, Constraints settled, Apart.Work<GroupRates.GroupOf> groupOf) {
        var kept = linked.kept();
        var found = Found.of(linked.described(), links, surely, settled);
        kept.found(linked.described().places(), found.persons(), found.bands());
        var sharing = Sharing.of(kept, linked.settled());
        return new Beside(found, sharing, groupOf.whatCameOf().count(sharing));
    }

    /// Under which name the run is kept for the next one, beside what follows it.
    private UUID keptOnceCommitted(Kept kept) {
        var name = UUID.randomUUID();
        var conditions = conditions();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                keptRuns.keep(name, kept, conditions);
            }
        });
        return name;
    }

    private static Settings settings() {
        return Settings.defaults().keepingFrom(Band.DOUBTFUL_FROM);
    }

    /// All by which records are linked, beside the engine itself.
    List<String> conditions() {
        var settings = settings();
        return Stream.concat(
                        Stream.of(
                                Double.toString(settings.joinAt()),
                                Double.toString(settings.keepFrom()),
                                RecordsToLink.FIELDS.toString()),
                        recordsToLink.once().stream())
                .toList();
    }
}
