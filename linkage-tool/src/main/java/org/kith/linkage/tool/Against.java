package org.kith.linkage.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Change;
import org.kith.linkage.Effect;
import org.kith.linkage.Quality;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Standing;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.tool.findings.AgainstManifest;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.ByGroup;
import org.kith.linkage.tool.findings.HowGood;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Memory;
import org.kith.linkage.tool.findings.Summary;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Count;
import org.kith.linkage.tool.reading.Groups;
import org.kith.linkage.tool.reading.Input;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.report.AgainstReport;

/// New records linked against an earlier run, and records taken out of it: whom the new ones join, and what moved
/// among the earlier ones.
final class Against {

    /// How a record of the files came out.
    enum CameOut {
        JOINED_EARLIER("Joined records of the earlier run", true),
        JOINED_NEW("Joined only records of these files", true),
        DOUBTFUL("Alone, and a pair of it waits for people", false),
        ALONE("Alone, and like nobody", false);

        private final String words;
        private final boolean joined;

        CameOut(String words, boolean joined) {
            this.words = words;
            this.joined = joined;
        }
    }

    private final Path run;
    private final @Nullable ByConditions conditions;
    private final Standing standing;
    /// The run's file, as it stands: nothing is learnt anew.
    private final String model;
    private final double secondsReading;

    /// Takes up what the run of this folder has kept.
    ///
    /// @param conditions what it was linked by; null for Kith's own model
    Against(Path run, @Nullable ByConditions conditions, int threads) {
        long start = System.nanoTime();
        this.run = run;
        this.conditions = conditions;
        standing = KeptRun.read(run, conditions, threads);
        try {
            model = Files.readString(run.resolve(Link.MODEL));
        } catch (IOException e) {
            throw BrokenInput.unreadable(run.resolve(Link.MODEL), e);
        }
        secondsReading = secondsSince(start);
    }

    /// What was read, to be linked against the run.
    ///
    /// @param removed records of the run that are no more
    /// @param truth   each record's true person, where that is known
    /// @param partings what parts these records into groups of people
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    record News(
            Records records,
            List<Input> inputs,
            Set<RecordName> removed,
            int @Nullable [] truth,
            List<Groups.Parting> partings) {}

    /// Whether no person may hold two valid numbers, where the run was by conditions.
    boolean keepsApart() {
        return !standing.apart().isEmpty();
    }

    /// Names of the run's records.
    Names known() {
        return new Names(this::earlier);
    }

    private Stream<RecordName> earlier() {
        return standing.records().mapToObj(standing::name);
    }

    /// Names of all records that will be there once these have come.
    Names together(Records records, Set<RecordName> removed) {
        return new Names(() -> Stream.concat(
                IntStream.range(0, records.size()).mapToObj(records::name),
                earlier()
                        .filter(name -> !removed.contains(name))
                        .filter(name -> records.find(name.source(), name.id()).isEmpty())));
    }

    void link(News news, Asked asked, Folder folder, PrintWriter say, PrintWriter complain) throws IOException {
        tellBefore(news, complain);
        Done done = apply(news, asked);
        folder.put(Link.MODEL, writer -> writer.write(model));
        AgainstManifest outcome = manifest(news, asked, folder, done);
        writePeople(folder, news.records(), done.numbers(), done.persons());
        writeMoves(folder, done.effect(), done.moved());
        if (asked.pairs()) {
            folder.putCsv(
                    "pairs.csv",
                    csv -> ByConditions.writePairs(conditions, done.linked(), () -> weighed(news.records()), csv));
        }
        if (asked.report()) {
            AgainstReport report = new AgainstReport(
                    done.linked(), outcome, done.effect(), standing, done.numbers(), asked.explained(), asked.pairs());
            folder.put("report.html", report::write);
        }
        Link.tellTakenAway(folder.finish(outcome), say);
        say(outcome, say);
        if (asked.decided() != null) {
            asked.decided().tell(outcome.decided(), say, complain);
        }
        asked.explain(done.linked(), say);
    }

    private void tellBefore(News news, PrintWriter complain) {
        if (conditions == null) {
            Answered.of(standing.model(), news.inputs()).tellUnlearnt(complain);
        } else {
            conditions.tellUnlearnt(complain);
        }
        tellOtherSources(news.records(), news.inputs(), complain);
        complain.flush();
    }

    /// What the files changed.
    ///
    /// @param known   how many records there were
    /// @param changed how many of the files' were among them
    /// @param numbers the files' records as they are numbered in the run
    /// @param persons theirs
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    private record Done(
            int known, int changed, double seconds, Effect effect, Linked linked, int[] numbers, int[] persons) {

        /// Records of the run that have another person.
        List<Effect.Move> moved() {
            return effect.moved().stream().filter(move -> move.before() != 0).toList();
        }
    }

    private Done apply(News news, Asked asked) {
        Records records = news.records();
        int known = standing.size();
        int changed = 0;
        for (int record = 0; record < records.size(); record++) {
            changed += standing.find(records.name(record)).isPresent() ? 1 : 0;
        }
        Change change = new Change(records);
        news.removed().forEach(change::remove);
        if (asked.decided() != null) {
            asked.decided().into(change);
        }
        long start = System.nanoTime();
        Effect effect = standing.apply(change);
        double seconds = secondsSince(start);
        int[] numbers = new int[records.size()];
        Arrays.setAll(numbers, record -> standing.find(records.name(record)).orElseThrow());
        int[] persons = Arrays.stream(numbers).map(standing::person).toArray();
        return new Done(known, changed, seconds, effect, new Linked.Changed(standing, effect), numbers, persons);
    }

    private AgainstManifest manifest(News news, Asked asked, Folder folder, Done done) throws IOException {
        Effect effect = done.effect();
        Linked linked = done.linked();
        CameOut[] cameOut = cameOut(done.numbers(), news.records(), linked);
        int joined = (int)
                Stream.of(cameOut).filter(way -> way == CameOut.JOINED_EARLIER).count();
        int gone =
                (int) effect.ended().values().stream().filter(into -> into == 0).count();
        return new AgainstManifest(
                news.inputs(),
                String.valueOf(run.getFileName()),
                Sum.of(folder.place(Link.MODEL)),
                new AgainstManifest.Came(
                        done.numbers().length,
                        done.changed(),
                        news.removed().size(),
                        done.known(),
                        joined,
                        counted(cameOut)),
                new AgainstManifest.People(
                        standing.people(),
                        effect.began().size(),
                        effect.ended().size() - gone,
                        gone,
                        done.moved().size()),
                new AgainstManifest.Work(
                        linked.doubtful().size(),
                        effect.refused().size(),
                        effect.pairsCompared(),
                        effect.lookedAt(),
                        secondsReading,
                        done.seconds(),
                        Memory.megabytes()),
                HowGood.ofNewRecords(
                        news.truth() == null ? null : Quality.of(done.persons(), news.truth()),
                        ByGroup.of(news.partings(), done.persons(), record -> cameOut[record].joined, news.truth()),
                        asked.labels() == null ? null : asked.labels().compare(linked)),
                asked.decided() == null ? null : asked.decided().outcome(linked),
                asked.keep() ? KeptRun.write(standing, folder) : null);
    }

    /// Says where a source is new and its ids are not: its records may be known ones that have changed, and would
    /// stand beside themselves.
    private void tellOtherSources(Records records, List<Input> inputs, PrintWriter complain) {
        if (inputs.stream().noneMatch(input -> input.columns().containsValue("id"))) {
            return;
        }
        Set<String> earlier = new TreeSet<>(standing.sources());
        Map<String, List<Integer>> fresh = IntStream.range(0, records.size())
                .boxed()
                .filter(record -> !earlier.contains(records.source(record)))
                .collect(Collectors.groupingBy(records::source, TreeMap::new, Collectors.toList()));
        fresh.forEach((source, some) -> {
            long known = some.stream()
                    .filter(record -> earlier.stream()
                            .anyMatch(other -> standing.find(new RecordName(other, records.id(record)))
                                    .isPresent()))
                    .count();
            if (known > 0) {
                complain.printf(
                        Locale.ROOT,
                        "The source \"%s\" is new to the run, but %s of its ids %s known there under %s. Its records"
                                + " are taken for new ones. If they are those, changed, give the file that name or name"
                                + " the column of its source with --source-column.%n",
                        source,
                        known,
                        known == 1 ? "is" : "are",
                        String.join(", ", earlier));
            }
        });
    }

    /// Pairs that conditions kept, of a record of the files and another.
    private List<WeighedPair> weighed(Records records) {
        return standing.weighed().stream()
                .filter(pair -> said(records, pair.left()) || said(records, pair.right()))
                .toList();
    }

    private CameOut[] cameOut(int[] numbers, Records records, Linked linked) {
        Set<Integer> doubtful = new TreeSet<>();
        for (ScoredPair pair : linked.doubtful()) {
            doubtful.add(pair.a());
            doubtful.add(pair.b());
        }
        CameOut[] ways = new CameOut[numbers.length];
        for (int record = 0; record < ways.length; record++) {
            List<Integer> fellows = standing.fellows(numbers[record]);
            boolean earlier = fellows.stream().anyMatch(fellow -> !said(records, fellow));
            ways[record] = earlier
                    ? CameOut.JOINED_EARLIER
                    : fellows.size() > 1
                            ? CameOut.JOINED_NEW
                            : doubtful.contains(numbers[record]) ? CameOut.DOUBTFUL : CameOut.ALONE;
        }
        return ways;
    }

    private boolean said(Records records, int number) {
        RecordName name = standing.name(number);
        return records.find(name.source(), name.id()).isPresent();
    }

    private static Map<String, Integer> counted(CameOut[] ways) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (CameOut way : CameOut.values()) {
            counts.put(way.words, 0);
        }
        for (CameOut way : ways) {
            counts.merge(way.words, 1, Integer::sum);
        }
        return counts;
    }

    private void writePeople(Folder folder, Records records, int[] numbers, int[] persons) throws IOException {
        folder.putCsv("clusters.csv", csv -> {
            csv.writeRecord("source", "id", "person");
            for (int record = 0; record < persons.length; record++) {
                csv.writeRecord(records.source(record), records.id(record), Integer.toString(persons[record]));
            }
        });
        folder.putCsv("joined.csv", csv -> {
            csv.writeRecord("source", "id", "person", "earlier_source", "earlier_id");
            for (int record = 0; record < numbers.length; record++) {
                for (int fellow : standing.fellows(numbers[record])) {
                    RecordName other = standing.name(fellow);
                    if (!said(records, fellow)) {
                        csv.writeRecord(
                                records.source(record),
                                records.id(record),
                                Integer.toString(persons[record]),
                                other.source(),
                                other.id());
                    }
                }
            }
        });
    }

    private void writeMoves(Folder folder, Effect effect, List<Effect.Move> moved) throws IOException {
        folder.putCsv("moved.csv", csv -> {
            csv.writeRecord("source", "id", "person_before", "person");
            for (Effect.Move move : moved) {
                RecordName name = standing.name(move.record());
                csv.writeRecord(
                        name.source(), name.id(), Integer.toString(move.before()), Integer.toString(move.person()));
            }
        });
        folder.putCsv("merged.csv", csv -> {
            csv.writeRecord("person", "into");
            new TreeMap<>(effect.ended())
                    .forEach((person, into) ->
                            csv.writeRecord(Integer.toString(person), into == 0 ? "" : Integer.toString(into)));
        });
    }

    private static void say(AgainstManifest outcome, PrintWriter say) {
        say.printf(
                Locale.ROOT,
                "%s against %d: %d joined earlier people, %s new, %s merged; %s compared, %d doubtful,"
                        + " %s refused; %.2f s after %.1f s of reading%n",
                new Count(outcome.came().records(), "record"),
                outcome.came().known(),
                outcome.came().joined(),
                new Count(outcome.people().personsBegan(), "person is", "people are"),
                new Count(outcome.people().personsMerged(), "earlier person was", "earlier people were"),
                new Count(outcome.work().pairsCompared(), "pair"),
                outcome.work().doubtfulPairs(),
                new Count(outcome.work().refusedJoins(), "join"),
                outcome.work().secondsLinking(),
                outcome.work().secondsReading());
        if (outcome.came().removed() > 0) {
            say.printf(
                    Locale.ROOT,
                    "%s removed: of %s no record is left; %d left have another person now%n",
                    new Count(outcome.came().removed(), "record"),
                    Count.people(outcome.people().personsGone()),
                    outcome.people().recordsMoved());
        }
        if (outcome.good().quality() != null) {
            Summary.print(outcome.good().quality(), say);
            outcome.good().groups().forEach(parting -> say.println(parting.sentence()));
        }
        if (outcome.good().labels() != null) {
            outcome.good().labels().print(say);
        }
        say.flush();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
