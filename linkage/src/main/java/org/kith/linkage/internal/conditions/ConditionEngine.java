package org.kith.linkage.internal.conditions;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Explanation;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Reach;
import org.kith.linkage.Refusal;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.joining.Outcome;
import org.kith.linkage.internal.joining.Pairs;

/// Linking by conditions: prepare, block, learn what the model lacks, weigh, and join whatever hangs together.
public final class ConditionEngine {

    private static final int MOST_DIGITS = 18;
    private static final int IDS_PER_TASK = 1 << 15;

    private ConditionEngine() {}

    /// What was found.
    ///
    /// @param model what the conditions were weighed by, with all that was learnt
    /// @param pairs those kept, in the order of the rules
    /// @param apart columns of which no group may hold two valid numbers
    public record Found(
            Outcome outcome, Conditions model, Map<String, Refusal.Reason> apart, List<WeighedPair> pairs) {}

    /// Links the records of the columns.
    ///
    /// @throws IllegalArgumentException when a condition is not understood or asks for a column that no record has
    public static Found link(Columns columns, Conditions given, Settings settings, Map<String, Refusal.Reason> apart) {
        return answered(() -> link(columns, given, settings, apart, given.learns()));
    }

    /// The same by numbers as they were learnt: where nothing was, what is assumed stands.
    public static Found linkAsLearnt(
            Columns columns, Conditions learnt, Settings settings, Map<String, Refusal.Reason> apart) {
        return answered(() -> link(columns, learnt, settings, apart, false));
    }

    /// Says what a worker could not answer as its own and not as the worker's failure.
    private static Found answered(Supplier<Found> linking) {
        try {
            return linking.get();
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof Conditions.NotAnswered unanswered ? unanswered : e;
        }
    }

    private static Found link(
            Columns columns, Conditions given, Settings settings, Map<String, Refusal.Reason> apart, boolean learning) {
        long start = System.nanoTime();
        Plan plan = new Plan(given);
        refuse(plan, columns, settings);
        int[] order = order(columns, given.linking(), settings);
        plan.cells.fill(columns.raw(), order, settings);
        int[] sources = sources(columns, order);
        Candidates candidates = new Candidates(plan, order.length, sources, settings);
        double[][] shares = Weights.shares(plan, order.length, settings);
        long prepared = System.nanoTime();
        Conditions model = learning ? new Learning(plan, candidates, order.length, sources, settings).learn() : given;
        Weights weights = new Weights(plan, model, shares);
        long learnt = System.nanoTime();
        List<Kept> parts = weigh(plan, candidates, weights, order.length, settings);
        long compared = System.nanoTime();
        Groups groups = new Groups(columns, settings.constraints(), apart);
        double joinAt = logOdds(settings.joinAt());
        Pairs pairs = new Pairs();
        for (Kept part : parts) {
            pairs.compared += part.compared;
            for (int i = 0; i < part.size; i++) {
                int left = order[part.left[i]];
                int right = order[part.right[i]];
                pairs.add(left, right, part.weight[i]);
                if (part.weight[i] >= joinAt && groups.unbarred()) {
                    groups.join(left, right);
                }
            }
        }
        List<WeighedPair> weighed = new Weighed(parts, order);
        if (!groups.unbarred()) {
            groups.joinBestFirst(weighed, joinAt);
        }
        int[] persons = groups.numbered();
        int people = 1 + Arrays.stream(persons).max().orElse(-1);
        long clustered = System.nanoTime();
        Links.Figures figures = new Links.Figures(
                order.length,
                people,
                pairs.compared,
                weighed.size(),
                figures(candidates.figures(), parts),
                (prepared - start) / 1e9,
                (learnt - prepared) / 1e9,
                (compared - learnt) / 1e9,
                (clustered - compared) / 1e9);
        Outcome outcome =
                new Outcome(
                        persons,
                        people,
                        pairs,
                        settings.constraints(),
                        groups.refused(),
                        figures,
                        summary(model),
                        explainer(plan, weights, order)) {
                    @Override
                    public Reach.Meeting meeting() {
                        return new Meetings(plan, rows(order), sources, figures.rules());
                    }
                };
        return new Found(outcome, model, apart, weighed);
    }

    private static void refuse(Plan plan, Columns columns, Settings settings) {
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException(plan.problems().getFirst().place() + ": "
                    + plan.problems().getFirst().sentence());
        }
        Set<String> missing = new LinkedHashSet<>(plan.columns());
        missing.removeAll(columns.raw().names());
        if (!missing.isEmpty() && columns.size() > 0) {
            throw new IllegalArgumentException("no record has a column " + String.join(", ", missing));
        }
        if (!settings.constraints().barriers().isEmpty()) {
            throw new IllegalArgumentException("barriers are not kept when linking by conditions");
        }
    }

    /// The records by id (within their source, where that counts): the lower stands on the left.
    private static int[] order(Columns columns, Linking linking, Settings settings) {
        int size = columns.size();
        if (linking == Linking.WITHIN) {
            int[] order = byNumber(columns, settings);
            if (order.length == size) {
                return order;
            }
        }
        String[] ids = new String[size];
        for (int record = 0; record < size; record++) {
            ids[record] = linking == Linking.WITHIN
                    ? columns.id(record)
                    : columns.source(record) + "-__-" + columns.id(record);
        }
        Integer[] records = new Integer[size];
        Arrays.setAll(records, record -> record);
        Arrays.sort(records, Comparator.comparing(record -> ids[record]));
        return Arrays.stream(records).mapToInt(record -> record).toArray();
    }

    /// By ids that are whole numbers; nothing where one is not.
    private static int[] byNumber(Columns columns, Settings settings) {
        int size = columns.size();
        long[] numbers = new long[size];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int tasks = (size + IDS_PER_TASK - 1) / IDS_PER_TASK;
        List<Boolean> whole = Work.all(tasks, settings.threads(), "blocking", Cells.UNTOLD, () -> task -> {
            for (int record = task * IDS_PER_TASK; record < Math.min(size, (task + 1) * IDS_PER_TASK); record++) {
                String id = columns.id(record);
                if (!isWholeNumber(id)) {
                    return false;
                }
                numbers[record] = Long.parseLong(id);
            }
            return true;
        });
        if (whole.contains(false)) {
            return new int[0];
        }
        for (long number : numbers) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        int low = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size));
        if (Long.SIZE - Long.numberOfLeadingZeros(most - least) + low > Long.SIZE) {
            Integer[] records = new Integer[size];
            Arrays.setAll(records, record -> record);
            Arrays.sort(records, Comparator.comparingLong(record -> numbers[record]));
            return Arrays.stream(records).mapToInt(record -> record).toArray();
        }
        for (int record = 0; record < size; record++) {
            numbers[record] = (numbers[record] - least) << low | record;
        }
        long[] sorted = Radix.sorted(numbers, size, low, Long.SIZE);
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[row] = (int) (sorted[row] & (1L << low) - 1);
        }
        return order;
    }

    private static boolean isWholeNumber(String id) {
        int from = id.startsWith("-") ? 1 : 0;
        for (int i = from; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return id.length() > from && id.length() - from <= MOST_DIGITS;
    }

    private static int[] sources(Columns columns, int[] order) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] sources = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            sources[row] = numbers.computeIfAbsent(columns.source(order[row]), unseen -> numbers.size());
        }
        return sources;
    }

    static double logOdds(double probability) {
        return Weights.log2(probability / (1 - probability));
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.pow(2, -logOdds));
    }

    private static List<Kept> weigh(Plan plan, Candidates candidates, Weights weights, int rows, Settings settings) {
        double floor = logOdds(settings.keepFrom());
        List<Candidates.Task> tasks = candidates.tasks();
        Sieve sieve = new Sieve(plan, candidates, weights, rows, floor, settings);
        return Work.all(
                tasks.size(), settings.threads(), "comparing", settings.progress(), part -> part.compared, () -> {
                    Pair pair = plan.pair();
                    int[] levels = new int[plan.questions.size()];
                    Sieve.Passage passage = sieve.new Passage();
                    return number -> {
                        Candidates.Task task = tasks.get(number);
                        Kept kept = new Kept(plan.joins.get(task.join()).rule());
                        if (candidates.toldByBlocks(task.join())) {
                            kept.compared = passage.visit(task, (left, right) -> {
                                pair.set(left, right);
                                double weight = weights.of(pair, floor, levels);
                                if (weight >= floor) {
                                    kept.add(left, right, weight);
                                }
                            });
                            return kept;
                        }
                        candidates.visit(task, pair, true, (left, right) -> {
                            kept.compared++;
                            double weight = weights.of(pair, floor, levels);
                            if (weight >= floor) {
                                kept.add(left, right, weight);
                            }
                        });
                        return kept;
                    };
                });
    }

    private static List<Links.Figures.Rule> figures(List<Links.Figures.Rule> rules, List<Kept> parts) {
        long[] added = new long[rules.size()];
        for (Kept part : parts) {
            added[part.rule] += part.compared;
        }
        return IntStream.range(0, added.length)
                .mapToObj(rule -> rules.get(rule).adding(added[rule]))
                .toList();
    }

    /// Each record's row.
    private static int[] rows(int[] order) {
        int[] rows = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rows[order[row]] = row;
        }
        return rows;
    }

    /// Which rules bring two records together.
    private static final class Meetings implements Reach.Meeting {

        private final Plan plan;
        private final int[] rows;
        private final int[] sources;
        private final List<Links.Figures.Rule> rules;
        private final Pair pair;

        Meetings(Plan plan, int[] rows, int[] sources, List<Links.Figures.Rule> rules) {
            this.plan = plan;
            this.rows = rows;
            this.sources = sources;
            this.rules = rules;
            pair = plan.pair();
        }

        @Override
        public List<String> rules() {
            return rules.stream().map(Links.Figures.Rule::name).toList();
        }

        @Override
        public void of(int a, int b, boolean[] met) {
            int left = Math.min(rows[a], rows[b]);
            int right = Math.max(rows[a], rows[b]);
            if (plan.model.linking() == Linking.BETWEEN && sources[left] == sources[right]) {
                return;
            }
            pair.set(left, right);
            for (Join join : plan.joins) {
                met[join.rule()] |= join.condition().holds(pair);
            }
        }
    }

    /// The pairs of one task that were worth keeping, by row.
    private static final class Kept {

        private final int rule;
        private long compared;
        private int size;
        private int[] left = new int[16];
        private int[] right = new int[16];
        private double[] weight = new double[16];

        Kept(int rule) {
            this.rule = rule;
        }

        void add(int leftRow, int rightRow, double logOdds) {
            if (size == left.length) {
                left = Arrays.copyOf(left, size * 2);
                right = Arrays.copyOf(right, size * 2);
                weight = Arrays.copyOf(weight, size * 2);
            }
            left[size] = leftRow;
            right[size] = rightRow;
            weight[size++] = logOdds;
        }
    }

    /// The pairs of all tasks, one task's after the other's. Each is made when it is asked for: there may be very
    /// many, and most runs ask for none.
    private static final class Weighed extends AbstractList<WeighedPair> implements RandomAccess {

        private final List<Kept> parts;
        /// Where each part begins, and the end.
        private final int[] starts;
        private final int[] order;

        Weighed(List<Kept> all, int[] order) {
            parts = all.stream().filter(part -> part.size > 0).toList();
            starts = new int[parts.size() + 1];
            for (int part = 0; part < parts.size(); part++) {
                starts[part + 1] = Math.addExact(starts[part], parts.get(part).size);
            }
            this.order = order;
        }

        @Override
        public WeighedPair get(int index) {
            Objects.checkIndex(index, size());
            int found = Arrays.binarySearch(starts, index);
            int number = found < 0 ? -found - 2 : found;
            Kept part = parts.get(number);
            int at = index - starts[number];
            return new WeighedPair(order[part.left[at]], order[part.right[at]], part.weight[at], part.rule);
        }

        @Override
        public int size() {
            return starts[parts.size()];
        }
    }

    /// What the conditions weigh.
    public static Model summary(Conditions model) {
        List<Model.Comparison> comparisons = new ArrayList<>();
        for (Conditions.Comparison comparison : model.comparisons()) {
            List<Model.Level> levels = new ArrayList<>();
            for (int l = 0; l < comparison.levels().size(); l++) {
                Conditions.Level level = comparison.levels().get(l);
                if (!level.nothingKnown()) {
                    levels.add(new Model.Level(
                            level.label(),
                            Weights.m(comparison.levels(), l),
                            Weights.u(comparison.levels(), l),
                            level.m() != null && level.u() != null));
                }
            }
            comparisons.add(new Model.Comparison(comparison.name(), levels));
        }
        double prior = model.prior() == null ? Conditions.DEFAULT_PRIOR : model.prior();
        return new Model(prior, 0, 0, comparisons);
    }

    private static Outcome.Explainer explainer(Plan plan, Weights weights, int[] order) {
        int[] rows = rows(order);
        Pair pair = plan.pair();
        return (a, b) -> {
            int left = Math.min(rows[a], rows[b]);
            int right = Math.max(rows[a], rows[b]);
            pair.set(left, right);
            List<Explanation.Step> steps = new ArrayList<>();
            for (int c = 0; c < plan.questions.size(); c++) {
                int level = pair.level(plan.questions.get(c));
                Conditions.Comparison comparison = plan.model.comparisons().get(c);
                String label = level < comparison.levels().size()
                        ? comparison.levels().get(level).label()
                        : "no level fits";
                steps.add(new Explanation.Step(
                        comparison.name(), label, weights.of(c, level), weights.ofFrequency(c, level, pair)));
            }
            double probability = probability(weights.of(pair));
            return new Explanation(a, b, probability, 0, 0, weights.prior(), sentence(probability, steps), steps);
        };
    }

    private static String sentence(double probability, List<Explanation.Step> steps) {
        String most = steps.stream()
                .max(Comparator.comparingDouble(step -> step.weight() + step.frequencyWeight()))
                .filter(step -> step.weight() + step.frequencyWeight() > 0)
                .map(step -> "; most for it: " + step.comparison())
                .orElse("");
        String least = steps.stream()
                .min(Comparator.comparingDouble(step -> step.weight() + step.frequencyWeight()))
                .filter(step -> step.weight() + step.frequencyWeight() < 0)
                .map(step -> "; most against it: " + step.comparison())
                .orElse("");
        return (probability >= 0.5 ? "More likely one person than not" : "More likely two people than one")
                + most
                + least
                + ".";
    }
}
