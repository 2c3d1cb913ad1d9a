package org.kith.linkage.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Change;
import org.kith.linkage.Effect;
import org.kith.linkage.Quality;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Standing;

/// New records linked against an earlier run: whom they join, and what that moved among the earlier records.
final class Against {

    private final Path run;
    private final Standing standing;
    private final double secondsReading;

    /// Takes up what the run of this folder has kept.
    Against(Path run, int threads) {
        long start = System.nanoTime();
        this.run = run;
        standing = KeptRun.read(run, threads);
        secondsReading = secondsSince(start);
    }

    /// What was read and what came of it.
    ///
    /// @param records   rows read; `changed` of them were known and say something else now
    /// @param known     records of the run before
    /// @param people    in the run and the new records together
    /// @param joined    records read whose person has an earlier record
    /// @param personsBegan persons that no record had before
    /// @param personsEnded persons that are no more, since their records joined others
    /// @param recordsMoved earlier records whose person is another now
    record Outcome(
            List<Manifest.Input> inputs,
            String against,
            int records,
            int changed,
            int known,
            int people,
            int joined,
            int personsBegan,
            int personsEnded,
            int recordsMoved,
            int doubtfulPairs,
            int refusedJoins,
            long pairsCompared,
            int recordsLookedAt,
            double secondsReading,
            double secondsLinking,
            @Nullable Quality quality) {}

    void link(
            Records records,
            List<Manifest.Input> inputs,
            int @Nullable [] truth,
            Folder folder,
            @Nullable Path keepIn,
            boolean pairs,
            PrintWriter say)
            throws IOException {
        int known = standing.size();
        int[] before = new int[records.size()];
        for (int record = 0; record < before.length; record++) {
            before[record] = standing.find(records.name(record)).orElse(-1);
        }
        long start = System.nanoTime();
        Effect effect = standing.apply(new Change(records));
        double seconds = secondsSince(start);
        int[] numbers = new int[before.length];
        int[] persons = new int[before.length];
        for (int record = 0; record < numbers.length; record++) {
            numbers[record] = standing.find(records.name(record)).orElseThrow();
            persons[record] = standing.person(numbers[record]);
        }
        folder.putCsv("clusters.csv", csv -> {
            csv.writeRecord("source", "id", "person");
            for (int record = 0; record < persons.length; record++) {
                csv.writeRecord(records.source(record), records.id(record), Integer.toString(persons[record]));
            }
        });
        int[] joined = new int[1];
        folder.putCsv("joined.csv", csv -> {
            csv.writeRecord("source", "id", "person", "earlier_source", "earlier_id");
            for (int record = 0; record < numbers.length; record++) {
                boolean any = false;
                for (int fellow : standing.fellows(numbers[record])) {
                    RecordName other = standing.name(fellow);
                    if (records.find(other.source(), other.id()).isEmpty()) {
                        any = true;
                        csv.writeRecord(
                                records.source(record),
                                records.id(record),
                                Integer.toString(persons[record]),
                                other.source(),
                                other.id());
                    }
                }
                joined[0] += any ? 1 : 0;
            }
        });
        List<Effect.Move> moved =
                effect.moved().stream().filter(move -> move.before() != 0).toList();
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
                    .forEach((person, into) -> csv.writeRecord(Integer.toString(person), Integer.toString(into)));
        });
        if (pairs) {
            PairLines lines = new PairLines(standing::name, standing::explain);
            folder.putCsv("pairs.csv", csv -> lines.write(csv, effect.doubtful(), effect.refused()));
        }
        if (keepIn != null) {
            KeptRun.write(standing, keepIn);
        }
        int changed = (int)
                java.util.Arrays.stream(before).filter(number -> number >= 0).count();
        Outcome outcome = new Outcome(
                inputs,
                String.valueOf(run.getFileName()),
                records.size(),
                changed,
                known,
                standing.people(),
                joined[0],
                effect.began().size(),
                effect.ended().size(),
                moved.size(),
                effect.doubtful().size(),
                effect.refused().size(),
                effect.pairsCompared(),
                effect.lookedAt(),
                secondsReading,
                seconds,
                truth == null ? null : Quality.of(persons, truth));
        folder.putJson("manifest.json", outcome);
        say.printf(
                Locale.ROOT,
                "%d records against %d: %d joined earlier people, %d people are new, %d earlier people were merged;"
                        + " %d pairs compared, %d doubtful, %d joins refused; %.2f s after %.1f s of reading%n",
                outcome.records(),
                known,
                outcome.joined(),
                outcome.personsBegan(),
                outcome.personsEnded(),
                outcome.pairsCompared(),
                outcome.doubtfulPairs(),
                outcome.refusedJoins(),
                seconds,
                secondsReading);
        say.flush();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
