package org.kith.linkage.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Reach;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.blocking.Blocks;
import org.kith.linkage.internal.blocking.Meetings;
import org.kith.linkage.internal.blocking.Met;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.blocking.Tasks;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Clusters;
import org.kith.linkage.internal.joining.Kinship;
import org.kith.linkage.internal.joining.Outcome;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Draw;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Scorer;
import org.kith.linkage.internal.weights.Weights;

/// The run: prepare, block, learn, compare, cluster.
public final class Engine {

    /// So many records are brought side by side at a time, or a whole block.
    private static final int GATHERED = 2048;
    private static final int MANY = 250_000;

    private Engine() {}

    /// Whether records can be linked by a model.
    ///
    /// @throws IllegalArgumentException with a sentence, where a model answers what is not asked
    public static void check(Model model) {
        Weights.of(model);
    }

    public static Run link(Columns columns, Settings settings) {
        return link(columns, settings, null);
    }

    /// What an earlier run settled before it compared anything.
    ///
    /// @param frequencies of the values in `columns`
    /// @param tooBroad    rules that are left out
    public record Settled(
            Weights weights,
            Frequencies frequencies,
            Homes homes,
            Columns columns,
            @SuppressWarnings("ArrayRecordComponent") boolean[] tooBroad) {}

    /// Links all records.
    ///
    /// @param settled by what to link, or null to learn it from the records and the settings' model
    public static Run link(Columns columns, Settings settings, @Nullable Settled settled) {
        long start = System.nanoTime();
        Executor beside = Work.beside(settings.threads());
        CompletableFuture<Derived> deriving = CompletableFuture.supplyAsync(() -> new Derived(columns), beside);
        Table table = new Table(columns);
        Derived derived = deriving.join();
        CompletableFuture<Frequencies> counting = CompletableFuture.supplyAsync(
                () -> settled == null
                        ? new Frequencies(table)
                        : new Frequencies(columns, settled.frequencies(), settled.columns()),
                beside);
        CompletableFuture<Void> ranking = CompletableFuture.runAsync(table::rank, beside);
        CompletableFuture<Homes> settling = CompletableFuture.supplyAsync(
                () -> settled == null ? Homes.of(table, derived) : settled.homes(), beside);
        Blocks blocks = new Blocks(table, derived, settings, settled == null ? null : settled.tooBroad());
        Frequencies frequencies = counting.join();
        ranking.join();
        derived.know(settling.join());
        long prepared = System.nanoTime();
        if (table.size > MANY) {
            System.gc(); // else the heap grows by what blocking left behind: a sixth of all that a run takes
        }
        CompletableFuture<Met> noting = CompletableFuture.supplyAsync(() -> new Met(table, blocks), beside);
        Model model = settings.model();
        boolean learn = settled == null && model == null;
        Weights weights = settled != null
                ? settled.weights()
                : model == null ? Draw.from(table, derived, blocks, settings).learn() : Weights.of(model);
        Met met = noting.join();
        long learnt = System.nanoTime();
        long[] added = new long[Rule.COUNT];
        Pairs found = compare(table, derived, blocks, met, weights, frequencies, settings, added);
        long compared = System.nanoTime();
        Basis basis = new Basis(table, derived, weights, frequencies);
        Ties ties = new Ties(columns);
        Grouped grouped = group(
                basis,
                ties,
                settings.constraints(),
                found,
                Scorer.logOdds(settings.joinAt()),
                Scorer.logOdds(settings.keepFrom()),
                learn);
        Clusters clusters = grouped.clusters();
        Pairs pairs = grouped.pairs();
        int[] persons = numbered(clusters, table.size);
        long clustered = System.nanoTime();
        int people = 1 + Arrays.stream(persons).max().orElse(-1);
        var figures = new Links.Figures(
                table.size,
                people,
                pairs.compared,
                pairs.size,
                blocks.figures(added),
                seconds(start, prepared),
                seconds(prepared, learnt),
                seconds(learnt, compared),
                seconds(compared, clustered));
        return new Run(basis, found, grouped, persons, people, blocks.tooBroad(), figures);
    }

    /// What records are compared by.
    public record Basis(Table table, Derived derived, Weights weights, Frequencies frequencies) {

        public Scorer scorer() {
            return scorer(table.size);
        }

        /// What weighs pairs; one for each thread.
        ///
        /// @param pairs how many it is for, more or less
        public Scorer scorer(int pairs) {
            return new Scorer(table, new Comparer(table, derived, pairs), weights, frequencies);
        }

        public Basis part(int[] records) {
            return new Basis(table.part(records), derived, weights, frequencies);
        }
    }

    /// Records joined: the groups, what they were last weighed by, and the pairs as their children left them.
    public record Grouped(Clusters clusters, Scorer scorer, Pairs pairs, Constraints constraints) {}

    /// Joins records: children first, so that what they say of those who name them is known.
    ///
    /// @param found pairs as they are without asking for children
    /// @param learn whether to learn what children in common say; else the weights know it
    public static Grouped group(
            Basis basis,
            Ties ties,
            Constraints constraints,
            Pairs found,
            double joinAt,
            double keepFrom,
            boolean learn) {
        Scorer scorer = basis.scorer();
        Clusters clusters = new Clusters(basis.table(), ties, constraints, scorer, joinAt);
        clusters.joinDecided();
        if (ties.none()) {
            clusters.join(found);
            return new Grouped(clusters, scorer, found, constraints);
        }
        Pairs others = found.where((a, b) -> !ties.carer(a) && !ties.carer(b));
        clusters.join(others);
        Kinship kinship = new Kinship(ties, clusters, found);
        if (learn) {
            kinship.learn(basis.weights());
            scorer = basis.scorer();
        }
        clusters.scoreBy(scorer);
        Pairs ofCarers = kinship.pairs(scorer, keepFrom);
        clusters.join(ofCarers);
        others.compared = found.compared;
        return new Grouped(clusters, scorer, Pairs.joined(List.of(others, ofCarers)), constraints);
    }

    private static double seconds(long from, long until) {
        return (until - from) / 1e9;
    }

    /// @param added gets, for each rule, the pairs that no earlier one had met
    private static Pairs compare(
            Table table,
            Derived derived,
            Blocks blocks,
            Met met,
            Weights weights,
            Frequencies frequencies,
            Settings settings,
            long[] added) {
        double floor = Scorer.logOdds(settings.keepFrom());
        Tasks tasks = new Tasks(blocks);
        List<Pairs> parts = Work.all(
                tasks.count(), settings.threads(), "comparing", settings.progress(), part -> part.compared, () -> {
                    Scorer scorer = new Scorer(table, new Comparer(table, derived), weights, frequencies);
                    return task -> compareTask(task, tasks, table, blocks, met, scorer, floor);
                });
        for (int task = 0; task < parts.size(); task++) {
            added[tasks.rule(task)] += parts.get(task).compared;
        }
        return Pairs.joined(parts);
    }

    /// Compares the pairs of some blocks, whose records are brought side by side first, since each is met often.
    private static Pairs compareTask(
            int task, Tasks tasks, Table table, Blocks blocks, Met met, Scorer scorer, double floor) {
        Pairs kept = new Pairs();
        int rule = tasks.rule(task);
        int[] member = blocks.members[rule];
        int[] start = blocks.starts[rule];
        int[] rows = {};
        int[] blockOf = {};
        int until;
        for (int from = tasks.firstBlock(task); from <= tasks.lastBlock(task); from = until) {
            int first = start[from];
            until = from + 1;
            while (until <= tasks.lastBlock(task) && start[until + 1] - first <= GATHERED) {
                until++;
            }
            rows = table.gather(member, first, start[until], rows);
            blockOf = met.gather(member, first, start[until], blockOf);
            for (int block = from; block < until; block++) {
                for (int i = start[block]; i < start[block + 1]; i++) {
                    for (int j = i + 1; j < start[block + 1]; j++) {
                        if (!met.before(blockOf, i - first, j - first, rule, block)) {
                            kept.compared++;
                            long pattern = scorer.pattern(rows, i - first, j - first);
                            double odds = scorer.logOdds(member[i], member[j], pattern, floor);
                            if (odds >= floor) {
                                kept.add(member[i], member[j], odds);
                            }
                        }
                    }
                }
            }
        }
        return kept;
    }

    public static int[] numbered(Clusters clusters, int size) {
        int[] persons = new int[size];
        int[] numberOfRoot = new int[size];
        Arrays.fill(numberOfRoot, -1);
        int count = 0;
        for (int record = 0; record < size; record++) {
            int root = clusters.root(record);
            if (numberOfRoot[root] < 0) {
                numberOfRoot[root] = count++;
            }
            persons[record] = numberOfRoot[root];
        }
        return persons;
    }

    /// What a run found, with what another needs that goes on from it.
    public static final class Run extends Outcome {

        public final Basis basis;
        public final boolean[] tooBroad;
        /// Pairs as they are without asking for children.
        public final Pairs found;

        private final Grouped grouped;

        public Run(
                Basis basis,
                Pairs found,
                Grouped grouped,
                int[] persons,
                int people,
                boolean[] tooBroad,
                Links.Figures figures) {
            super(
                    persons,
                    people,
                    grouped.pairs(),
                    grouped.constraints(),
                    grouped.clusters().refusals(),
                    figures,
                    basis.weights().model(),
                    (a, b) -> Explaining.explain(a, b, pattern(grouped, a, b), basis));
            this.basis = basis;
            this.tooBroad = tooBroad;
            this.found = found;
            this.grouped = grouped;
        }

        /// This run, with what stood together before kept together; it takes the place of this one. How each record
        /// came out stays as it was found.
        ///
        /// @param before each record's person, 0 for none
        public Run holding(int[] before) {
            Clusters clusters = grouped.clusters();
            clusters.hold(grouped.pairs(), before);
            int[] persons = numbered(clusters, before.length);
            int people = 1 + Arrays.stream(persons).max().orElse(-1);
            Run held = new Run(
                    basis, found, grouped, persons, people, tooBroad, figures().of(people));
            held.cameOutAsIn(this);
            return held;
        }

        /// How often two values taken at random are the same, for each field whose values were counted.
        public Map<Field, Double> commonness() {
            return basis.frequencies().commonness();
        }

        @Override
        public Reach.Meeting meeting() {
            return new Meetings(basis.table(), basis.derived(), figures().rules());
        }

        private static long pattern(Grouped grouped, int a, int b) {
            return grouped.scorer().pattern(a, b)
                    | Question.CHILDREN.packed(grouped.clusters().children(a, b));
        }
    }
}
