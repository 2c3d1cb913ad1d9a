package org.kith.linkage.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Band;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Refusal;
import org.kith.linkage.Refusal.Reason;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.weights.Weights;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

/// Joins records as the documentation says it: sets of records, a list of scored pairs, and everything asked of every
/// record anew each time.
final class SlowJoining {

    /// A pair, with log2 of the odds that it is one person.
    record Pair(int a, int b, float odds) {}

    /// What two records answer to a question, and what the rarity of their value adds to its weight.
    record Answer(Question question, int level, double rarity) {}

    /// Gives the answers of two records, without what they leave unknown.
    interface Answers {
        List<Answer> of(int a, int b);
    }

    final List<Refusal> refused = new ArrayList<>();
    final List<Pair> kept = new ArrayList<>();

    private final Columns columns;
    private final Constraints settled;
    private final Answers answers;
    private final Weights weights;
    private final Comparator<Pair> bestFirst;
    private final Map<Integer, List<Integer>> children;
    private final List<Set<Integer>> groups = new ArrayList<>();
    private @Nullable List<Band> beforeHolding;

    /// @param order in which records come whose pairs are equally likely
    SlowJoining(Columns columns, Constraints settled, Answers answers, Weights weights, Comparator<Integer> order) {
        this.columns = columns;
        this.settled = settled;
        this.answers = answers;
        this.weights = weights;
        bestFirst = Comparator.comparingDouble((Pair pair) -> -pair.odds)
                .thenComparing(pair -> order.compare(pair.a, pair.b) < 0 ? pair.a : pair.b, order)
                .thenComparing(pair -> order.compare(pair.a, pair.b) < 0 ? pair.b : pair.a, order);
        children = IntStream.range(0, columns.carers.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        columns.carers::get, Collectors.mapping(columns.children::get, Collectors.toList())));
        for (int record = 0; record < columns.size(); record++) {
            groups.add(new TreeSet<>(Set.of(record)));
        }
    }

    /// People's decisions first; then who names no child; then, once it is known who is one child, who does.
    void join(List<Pair> found, double joinAt, double keepFrom) {
        settled.musts().stream()
                .map(must -> new Pair(must.a(), must.b(), 0))
                .sorted(bestFirst)
                .forEach(must -> join(must, 1, decidedAgainst(group(must.a), group(must.b)), true));
        List<Pair> ofOthers = found.stream().filter(pair -> !ofCarers(pair)).toList();
        joinAll(ofOthers, joinAt);
        List<Pair> ofCarers = askChildren(found.stream().filter(this::ofCarers).toList(), keepFrom);
        joinAll(ofCarers, joinAt);
        kept.addAll(ofOthers);
        kept.addAll(ofCarers);
    }

    /// Keeps together what stood together before, where it is likely enough not to part.
    void hold(int[] before, double partsAt) {
        beforeHolding = IntStream.range(0, columns.size()).mapToObj(this::band).toList();
        List<Refusal> known = List.copyOf(refused);
        joinAll(
                kept.stream()
                        .filter(pair -> before[pair.a] != 0 && before[pair.a] == before[pair.b])
                        .toList(),
                partsAt);
        refused.clear();
        refused.addAll(known.stream().filter(one -> apart(one.a(), one.b())).toList());
    }

    private void joinAll(List<Pair> pairs, double from) {
        for (Pair pair : pairs.stream().sorted(bestFirst).toList()) {
            Set<Integer> a = group(pair.a);
            Set<Integer> b = group(pair.b);
            boolean alone = a.size() == 1 && b.size() == 1;
            if (alone ? pair.odds >= from : apart(pair.a, pair.b)) {
                Reason against = against(a, b);
                boolean sure = alone || together(a, b) >= from;
                Reason reason = against == null && !sure ? Reason.UNSURE_TOGETHER : against;
                join(pair, probability(pair.odds), reason, pair.odds >= from);
            }
        }
    }

    private void join(Pair pair, double probability, @Nullable Reason against, boolean asked) {
        if (apart(pair.a, pair.b) && against == null) {
            Set<Integer> joined = group(pair.b);
            groups.remove(joined);
            group(pair.a).addAll(joined);
        } else if (apart(pair.a, pair.b) && asked) {
            refused.add(new Refusal(pair.a, pair.b, probability, requireNonNull(against)));
        }
    }

    private boolean apart(int a, int b) {
        return !group(a).contains(b);
    }

    Set<Integer> group(int record) {
        return groups.stream()
                .filter(group -> group.contains(record))
                .findFirst()
                .orElseThrow();
    }

    /// The strongest reason why two groups stay apart.
    private @Nullable Reason against(Set<Integer> a, Set<Integer> b) {
        Reason decided = decidedAgainst(a, b);
        if (decided != null) {
            return decided;
        } else if (conflict(numbers(a, Field.NHS_NUMBER), numbers(b, Field.NHS_NUMBER))) {
            return Reason.NHS_NUMBERS_CONFLICT;
        } else if (conflict(numbers(a, Field.UPN), numbers(b, Field.UPN))) {
            return Reason.UPNS_CONFLICT;
        }
        Set<String> once = all(a, record -> List.of(columns.source(record)));
        once.retainAll(settled.sourcesHoldingAPersonOnce());
        once.retainAll(all(b, record -> List.of(columns.source(record))));
        return once.isEmpty() ? null : Reason.SOURCE_HOLDS_A_PERSON_ONCE;
    }

    private @Nullable Reason decidedAgainst(Set<Integer> a, Set<Integer> b) {
        Set<Integer> barriers = all(a, record -> List.of(settled.barrierOf(record)));
        barriers.addAll(all(b, record -> List.of(settled.barrierOf(record))));
        if (barriers.size() > 1) {
            return Reason.BARRIER;
        }
        boolean apart = settled.nevers().stream()
                .anyMatch(never -> (a.contains(never.a()) && b.contains(never.b()))
                        || (a.contains(never.b()) && b.contains(never.a())));
        return apart ? Reason.DECIDED_APART : null;
    }

    private Set<String> numbers(Set<Integer> group, Field field) {
        Set<String> numbers = all(group, record -> columns.values(record, field));
        numbers.removeIf(number -> field == Field.UPN ? !Upn.lasting(number) : !NhsNumber.valid(number));
        return numbers;
    }

    private static boolean conflict(Set<String> numbers, Set<String> others) {
        return !numbers.isEmpty() && !others.isEmpty() && numbers.stream().noneMatch(others::contains);
    }

    private static <T> Set<T> all(Set<Integer> group, Function<Integer, List<T>> values) {
        return group.stream().flatMap(record -> values.apply(record).stream()).collect(Collectors.toSet());
    }

    /// log2 odds that all records of both are one person. Of two groups of several records each, one bit more speaks
    /// for twins or kin.
    private double together(Set<Integer> a, Set<Integer> b) {
        List<Answer> all = new ArrayList<>();
        a.forEach(one -> b.forEach(other -> all.addAll(answers.of(one, other))));
        return odds(all, children(a, b), a.size() > 1 && b.size() > 1 ? 2 : 1);
    }

    /// Each question is answered once: by the best answer where one person may have several true ones, else by the
    /// average of all.
    private double odds(List<Answer> all, int children, double timesKin) {
        List<Answer> said = new ArrayList<>(all);
        if (children != 0) {
            said.add(new Answer(Question.CHILDREN, children, 0));
        }
        double person = weights.prior;
        double strangers = 1 - weights.prior;
        double twins = weights.prior * weights.twins;
        double kin = weights.prior * weights.kin;
        for (Question question : Question.values()) {
            List<Answer> some =
                    said.stream().filter(answer -> answer.question == question).toList();
            if (question.changes()) {
                some = some.stream().max(Comparator.comparingDouble(one -> m(one) / byChance(one))).stream()
                        .toList();
            }
            person *= average(some, this::m);
            strangers *= average(some, this::byChance);
            twins *= average(some, answer -> weights.twin(question, answer.level));
            kin *= average(some, answer -> weights.relative(question, answer.level));
        }
        return Math.log(person / (strangers + (twins + kin) * timesKin)) / Math.log(2);
    }

    private double m(Answer answer) {
        return weights.m[answer.question.index][answer.level];
    }

    private double byChance(Answer answer) {
        return weights.u[answer.question.index][answer.level] / Math.pow(2, answer.rarity);
    }

    /// As weights are averaged, which are logarithms.
    private static double average(List<Answer> some, ToDoubleFunction<Answer> likelihood) {
        return Math.exp(
                some.stream().mapToDouble(likelihood).map(Math::log).average().orElse(0));
    }

    private boolean ofCarers(Pair pair) {
        return children.containsKey(pair.a) || children.containsKey(pair.b);
    }

    /// 1 where both groups name one child, 2 where they name different ones, 0 where either names none.
    private int children(Set<Integer> a, Set<Integer> b) {
        Set<Set<Integer>> ofA = childrenOf(a);
        Set<Set<Integer>> ofB = childrenOf(b);
        return ofA.isEmpty() || ofB.isEmpty() ? 0 : ofA.stream().anyMatch(ofB::contains) ? 1 : 2;
    }

    private Set<Set<Integer>> childrenOf(Set<Integer> carers) {
        return all(
                carers,
                carer -> children.getOrDefault(carer, List.of()).stream()
                        .map(this::group)
                        .toList());
    }

    /// Learns from the sure pairs what children in common say, and gives the pairs of carers as their children leave
    /// them, with those whom only a child brings together.
    private List<Pair> askChildren(List<Pair> found, double keepFrom) {
        double[] seen = {0, 30 * 0.9, 30 * 0.1};
        for (Pair pair : found) {
            if (probability(pair.odds) >= 0.99) {
                seen[children(group(pair.a), group(pair.b))]++;
            }
        }
        for (int level = 1; level <= 2; level++) {
            weights.m[Question.CHILDREN.index][level] = seen[level] / (seen[1] + seen[2]);
        }
        List<Pair> asked = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                Pair known = find(found, a, b);
                int children = known == null ? children(Set.of(a), Set.of(b)) : children(group(a), group(b));
                Pair pair = children == 0 || (known == null && children == 2)
                        ? known
                        : new Pair(a, b, (float) odds(answers.of(a, b), children, 1));
                if (pair != null && pair.odds >= keepFrom) {
                    asked.add(pair);
                }
            }
        }
        return asked;
    }

    private static @Nullable Pair find(List<Pair> pairs, int a, int b) {
        return pairs.stream()
                .filter(pair -> pair.a == a && pair.b == b)
                .findFirst()
                .orElse(null);
    }

    /// How a record came out, as [Band] has it, before anything was held.
    Band band(int record) {
        if (beforeHolding != null) {
            return beforeHolding.get(record);
        }
        if (group(record).size() > 1) {
            return Band.MATCH;
        }
        List<Pair> open = kept.stream()
                .filter(pair -> pair.a == record || pair.b == record)
                .filter(pair -> !settled.nevers().contains(new Constraints.Pair(pair.a, pair.b)))
                .toList();
        long likely = open.stream()
                .filter(pair -> probability(pair.odds) >= 0.85)
                .map(pair -> group(pair.a == record ? pair.b : pair.a))
                .distinct()
                .count();
        return likely > 1
                ? Band.MANY_MATCH
                : likely == 1 ? Band.POTENTIAL_MATCH : open.isEmpty() ? Band.NO_MATCH : Band.LOW_CONFIDENCE;
    }

    private static double probability(double odds) {
        return 1 / (1 + Math.pow(2, -odds));
    }
}
