package org.kith.linkage.internal.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Model;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.InOrder;
import org.kith.linkage.internal.conditions.ConditionEngine;

/// Records that were linked by conditions, which stand and are brought up to date.
///
/// After a change all records are linked anew by the conditions as they were learnt, so that the people are those
/// of a whole run; their numbers live on as in a [Register].
public final class ConditionRegister extends Kept {

    final Conditions model;
    final Map<String, Refusal.Reason> apart;

    /// What the last run found; made anew when it is first asked for after reading.
    private @Nullable Last last;

    ConditionRegister(
            Roll roll,
            Conditions model,
            Map<String, Refusal.Reason> apart,
            double joinAt,
            double keepFrom,
            Decided decided,
            Persons persons,
            int threads) {
        super(roll, decided, persons, joinAt, keepFrom, threads);
        this.model = model;
        this.apart = new TreeMap<>(apart);
    }

    /// What a whole run found, to stand from now on; person 1 is the run's first.
    public static ConditionRegister of(Columns columns, ConditionEngine.Found found, Settings settings) {
        BitSet alive = new BitSet();
        alive.set(0, columns.size());
        int[] persons = Arrays.stream(found.outcome().persons())
                .map(person -> person + 1)
                .toArray();
        ConditionRegister register = new ConditionRegister(
                new Roll(columns, alive),
                found.model(),
                found.apart(),
                settings.joinAt(),
                settings.keepFrom(),
                Decided.of(settings.constraints()),
                new Persons(persons, found.outcome().people() + 1, Map.of()),
                settings.threads());
        register.last = new Last(found, IntStream.range(0, columns.size()).toArray());
        return register;
    }

    /// What a run found of some records.
    ///
    /// @param numbers the number here of each of the run's records
    private record Last(
            ConditionEngine.Found found,
            @SuppressWarnings("ArrayRecordComponent") int[] numbers) {

        /// The place among the run's records of one here.
        int place(int record) {
            int place = Arrays.binarySearch(numbers, record);
            if (place < 0) {
                throw new IllegalArgumentException("the record has gone");
            }
            return place;
        }

        /// Joins that broke a constraint, by the numbers here.
        Stream<Refusal> refused() {
            return found.outcome().refused().stream()
                    .map(refusal -> new Refusal(
                            numbers[refusal.a()], numbers[refusal.b()], refusal.probability(), refusal.reason()));
        }

        /// Whether one of two of the run's records is among these, by the numbers here.
        boolean among(BitSet records, int a, int b) {
            return records.get(numbers[a]) || records.get(numbers[b]);
        }
    }

    @Override
    public synchronized Effect apply(Changes changes) {
        if (!changes.children().isEmpty()
                || !changes.childrenGone().isEmpty()
                || !changes.barriers().isEmpty()) {
            throw new IllegalArgumentException("conditions know neither children nor barriers");
        }
        int[] gone = roll.gone(changes);
        int[] put = roll.numbered(changes.said());
        BitSet fresh = new BitSet();
        for (int record = 0; record < put.length; record++) {
            roll.columns().raw().take(put[record], changes.said().raw(), record);
            fresh.set(put[record]);
        }
        roll.alive().or(fresh);
        for (int record : gone) {
            roll.alive().clear(record);
        }
        BitSet touched = (BitSet) fresh.clone();
        roll.decide(changes, decided, touched::set);
        persons.grow(roll.columns().size());
        Last run = run();
        last = run;
        return effect(run, fresh, touched, gone);
    }

    /// @param fresh   records that are new or say something else
    /// @param touched these and whom something was decided of
    private Effect effect(Last run, BitSet fresh, BitSet touched, int[] gone) {
        int[] records = InOrder.of(roll.columns(), run.numbers());
        int[] groups = Arrays.stream(records)
                .map(record -> run.found().outcome().persons()[run.place(record)])
                .toArray();
        Persons.Outcome outcome = persons.settle(records, groups, gone);
        int[] numbers = run.numbers();
        List<Refusal> refused = run.refused()
                .filter(refusal -> touched.get(refusal.a()) || touched.get(refusal.b()))
                .toList();
        List<ScoredPair> doubtful = new ArrayList<>();
        for (ScoredPair pair : run.found().outcome().doubtful()) {
            if (run.among(fresh, pair.a(), pair.b())) {
                doubtful.add(new ScoredPair(numbers[pair.a()], numbers[pair.b()], pair.probability()));
            }
        }
        return new Effect(
                outcome.moved(),
                outcome.began(),
                outcome.ended(),
                refused,
                doubtful,
                run.found().outcome().figures().pairsCompared(),
                records.length);
    }

    /// Links all records that are there by the conditions as they were learnt.
    private Last run() {
        int[] numbers = roll.alive().stream().toArray();
        Constraints constraints = new Constraints();
        decided.once().forEach(constraints::oncePerPerson);
        for (int place = 0; place < numbers.length; place++) {
            int one = place;
            decided.eachMust(numbers[one], other -> pair(numbers, one, other, constraints::must));
            decided.eachNever(numbers[one], other -> pair(numbers, one, other, constraints::never));
        }
        Settings settings = Settings.defaults()
                .joiningAt(joinAt)
                .keepingFrom(keepFrom)
                .onThreads(threads)
                .under(constraints);
        return new Last(
                ConditionEngine.linkAsLearnt(roll.columns().asTheyAre(numbers), model, settings, apart), numbers);
    }

    private static void pair(int[] numbers, int one, int other, Roll.OfTwo settled) {
        int place = Arrays.binarySearch(numbers, other);
        if (place > one) {
            settled.of(one, place);
        }
    }

    private Last last() {
        if (last == null) {
            last = run();
        }
        return last;
    }

    /// Every pair that the last run kept, in the order of the rules.
    public synchronized List<WeighedPair> weighed() {
        Last run = last();
        return run.found().pairs().stream()
                .map(pair -> new WeighedPair(
                        run.numbers()[pair.left()], run.numbers()[pair.right()], pair.weight(), pair.rule()))
                .toList();
    }

    /// Every join that the last run refused.
    @Override
    public synchronized List<Refusal> refused(int a, int b) {
        return last().refused().toList();
    }

    @Override
    public synchronized List<ScoredPair> joins(int record) {
        Last run = last();
        return run.found().outcome().joins(run.place(record)).stream()
                .map(pair -> new ScoredPair(run.numbers()[pair.a()], run.numbers()[pair.b()], pair.probability()))
                .toList();
    }

    /// The rules that bring two records together.
    public synchronized List<String> rules(int a, int b) {
        Last run = last();
        return run.found().outcome().rules(run.place(a), run.place(b));
    }

    /// A record's value of a column; null where it has none.
    public synchronized @Nullable String value(int record, String column) {
        return roll.columns().raw().value(record, column);
    }

    @Override
    public synchronized Explanation explain(int a, int b) {
        Last run = last();
        Explanation why = run.found().outcome().explain(run.place(a), run.place(b));
        return new Explanation(
                a, b, why.probability(), why.twins(), why.kin(), why.priorWeight(), why.sentence(), why.steps());
    }

    @Override
    public Model model() {
        return ConditionEngine.summary(model);
    }

    /// The conditions, with all that was learnt.
    public Conditions conditions() {
        return model;
    }

    /// Columns of which no person may hold two valid numbers.
    public Map<String, Refusal.Reason> apart() {
        return Map.copyOf(apart);
    }

    @Override
    public synchronized void write(Path file) throws IOException {
        ConditionFile.write(this, file);
    }
}
