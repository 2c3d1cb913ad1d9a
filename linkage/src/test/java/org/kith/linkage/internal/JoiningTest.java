package org.kith.linkage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Band;
import org.kith.linkage.Constraints;
import org.kith.linkage.Links;
import org.kith.linkage.Refusal;
import org.kith.linkage.internal.SlowJoining.Answer;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Scorer;
import org.kith.linkage.internal.weights.Weights;

/// Holds who is joined, what is refused and how each record came out against a slow, obvious reference.
class JoiningTest {

    private static final int ROUNDS = 200;
    private static final double PARTS_BELOW = 0.9;
    /// The engine weighs no more records of each side, and the reference all.
    private static final int LOOKED_AT = 5;

    private final Map<Refusal.Reason, Integer> refused = new EnumMap<>(Refusal.Reason.class);
    private final Set<Band> bands = EnumSet.noneOf(Band.class);
    private int larger;
    private int byChildren;
    private int held;

    @Test
    void recordsAreJoinedAsTheReferenceJoinsThem() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            joins(seed);
        }
        assertThat(larger).isGreaterThan(200);
        assertThat(byChildren).isGreaterThan(20);
        assertThat(held).isGreaterThan(20);
        assertThat(refused).containsOnlyKeys(Refusal.Reason.values());
        assertThat(bands).containsExactly(Band.values());
    }

    private void joins(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Columns columns = RandomRecords.people(8, seed);
        Table table = new Table(columns);
        table.rank();
        Derived derived = new Derived(columns);
        Weights weights = weights(new SplittableRandom(seed), columns.size());
        Engine.Basis basis = new Engine.Basis(table, derived, weights, new Frequencies(table));
        Constraints settled = settled(columns, random);
        double joinAt = Scorer.logOdds(random.nextDouble(0.9, 0.999));
        double keepFrom = Scorer.logOdds(0.3);
        List<SlowJoining.Pair> found = pairs(basis.scorer(), columns.size(), keepFrom);
        Pairs pairs = new Pairs();
        found.forEach(pair -> pairs.add(pair.a(), pair.b(), pair.odds()));

        Engine.Grouped grouped = Engine.group(basis, new Ties(columns), settled, pairs, joinAt, keepFrom, true);
        Engine.Run run = run(basis, pairs, grouped, columns.size());
        SlowJoining slow = new SlowJoining(
                columns,
                settled,
                answers(basis),
                weights(new SplittableRandom(seed), columns.size()),
                Comparator.comparingInt(table::rank));
        slow.join(found, joinAt, keepFrom);
        compare(seed, run, slow);
        int[] before = IntStream.range(0, columns.size())
                .map(record -> 1 + person(columns, record))
                .toArray();
        int people = run.people();
        run = run.holding(before);
        slow.hold(before, Math.min(joinAt, Scorer.logOdds(PARTS_BELOW)));
        compare(seed, run, slow);
        held += run.people() < people ? 1 : 0;
        byChildren += slow.kept.stream().anyMatch(pair -> !found.contains(pair)) ? 1 : 0;
    }

    private void compare(long seed, Engine.Run run, SlowJoining slow) {
        int[] persons = run.persons();
        for (int record = 0; record < persons.length; record++) {
            int person = persons[record];
            Set<Integer> group = IntStream.range(0, persons.length)
                    .filter(other -> persons[other] == person)
                    .boxed()
                    .collect(Collectors.toSet());
            assertThat(group).as("%d of %d", record, seed).isEqualTo(slow.group(record));
            assertThat(run.band(record)).as("%d of %d", record, seed).isEqualTo(slow.band(record));
            bands.add(run.band(record));
            assertThat(group).hasSizeLessThanOrEqualTo(LOOKED_AT);
            larger += group.size() > 2 ? 1 : 0;
        }
        assertThat(run.refused()).as("%d", seed).hasSameSizeAs(slow.refused);
        for (int i = 0; i < slow.refused.size(); i++) {
            Refusal one = run.refused().get(i);
            Refusal other = slow.refused.get(i);
            assertThat(List.of(one.a(), one.b(), one.reason()))
                    .as("%d of %d", i, seed)
                    .isEqualTo(List.of(other.a(), other.b(), other.reason()));
            assertThat(one.probability()).isCloseTo(other.probability(), within(1e-6));
            refused.merge(one.reason(), 1, Integer::sum);
        }
    }

    private static Engine.Run run(Engine.Basis basis, Pairs pairs, Engine.Grouped grouped, int records) {
        int[] persons = Engine.numbered(grouped.clusters(), records);
        int people = 1 + IntStream.of(persons).max().orElse(-1);
        var figures = new Links.Figures(records, people, 0, pairs.size, List.of(), 0, 0, 0, 0);
        return new Engine.Run(basis, pairs, grouped, persons, people, new boolean[Rule.COUNT], figures);
    }

    private static int person(Columns columns, int record) {
        return Integer.parseInt(columns.id(record).split("-", -1)[0]);
    }

    /// All pairs that are likely enough, with odds so round that many are equally likely.
    private static List<SlowJoining.Pair> pairs(Scorer scorer, int records, double keepFrom) {
        List<SlowJoining.Pair> pairs = new ArrayList<>();
        for (int a = 0; a < records; a++) {
            for (int b = a + 1; b < records; b++) {
                double odds = Math.rint(scorer.logOdds(a, b, Double.NEGATIVE_INFINITY));
                if (odds >= keepFrom) {
                    pairs.add(new SlowJoining.Pair(a, b, (float) odds));
                }
            }
        }
        return pairs;
    }

    private static SlowJoining.Answers answers(Engine.Basis basis) {
        Comparer comparer = new Comparer(basis.table(), basis.derived(), /* pairs= */ 1);
        return (a, b) -> {
            long pattern = comparer.pattern(a, b);
            List<Answer> answers = new ArrayList<>();
            for (Question question : Question.values()) {
                int level = question.levelIn(pattern);
                if (level > 0) {
                    double rarity = basis.frequencies().weight(basis.table(), question, a, b, pattern);
                    answers.add(new Answer(question, level, rarity));
                }
            }
            return answers;
        };
    }

    /// Strangers differ mostly, each question to its own degree.
    private static Weights weights(SplittableRandom random, int records) {
        Weights weights = new Weights();
        weights.prior = 1.0 / records;
        for (Question question : Question.values()) {
            double[] chances = random.doubles(question.levels.size(), 0.01, 0.1).toArray();
            chances[chances.length - 1] = 1;
            double all = IntStream.range(0, chances.length)
                    .mapToDouble(i -> chances[i])
                    .sum();
            for (int level = 1; level <= chances.length; level++) {
                weights.u[question.index][level] = chances[level - 1] / all;
            }
        }
        return weights;
    }

    private static Constraints settled(Columns columns, SplittableRandom random) {
        Constraints settled = new Constraints();
        int records = columns.size();
        for (int i = random.nextInt(3); i > 0; i--) {
            settled.must(random.nextInt(records), random.nextInt(records));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            settled.never(random.nextInt(records), random.nextInt(records));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            settled.barrier(random.nextInt(records), random.nextInt(3));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            settled.oncePerPerson("s" + random.nextInt(4));
        }
        return settled;
    }
}
