package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.Refusal;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.internal.columns.Columns;

/// Records that hang together by any chain of likely pairs; where something keeps records apart, the likeliest pair is
/// joined first, and none whose groups are kept apart.
final class Groups {

    /// Keeps some groups apart.
    interface Bar {

        Refusal.Reason reason();

        boolean between(int rootA, int rootB);

        /// Two groups have become one, of this root.
        void joined(int rootA, int rootB, int root);
    }

    private final int[] parent;
    /// The strongest first.
    private final List<Bar> bars = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /// @param apart columns of which no group may hold two valid numbers, each with its reason
    Groups(Columns columns, Constraints settled, Map<String, Refusal.Reason> apart) {
        parent = new int[columns.size()];
        Arrays.setAll(parent, record -> record);
        if (!settled.nevers().isEmpty()) {
            bars.add(new DecidedApart(settled.nevers()));
        }
        new TreeMap<>(apart).forEach((column, reason) -> bars.add(Held.numbers(columns, column, reason)));
        if (!settled.sourcesHoldingAPersonOnce().isEmpty()) {
            bars.add(Held.sources(columns, Set.copyOf(settled.sourcesHoldingAPersonOnce())));
        }
        joinDecided(settled.musts());
    }

    /// Joins what people decided to be one person; only a decision the other way stands against it.
    private void joinDecided(List<Constraints.Pair> musts) {
        List<Constraints.Pair> inOrder = new ArrayList<>(musts);
        inOrder.sort(Comparator.comparingInt(Constraints.Pair::a).thenComparingInt(Constraints.Pair::b));
        for (Constraints.Pair pair : inOrder) {
            Refusal.Reason reason = against(pair.a(), pair.b());
            if (reason == Refusal.Reason.DECIDED_APART) {
                refused.add(new Refusal(pair.a(), pair.b(), 1, reason));
            } else {
                join(pair.a(), pair.b());
            }
        }
    }

    /// Whether nothing keeps records apart, so that it does not matter which pair is joined first.
    boolean unbarred() {
        return bars.isEmpty();
    }

    List<Refusal> refused() {
        return refused;
    }

    void joinBestFirst(List<WeighedPair> pairs, double joinAt) {
        List<WeighedPair> likely = pairs.stream()
                .filter(pair -> pair.weight() >= joinAt)
                .sorted(Comparator.comparingDouble(WeighedPair::weight)
                        .reversed()
                        .thenComparingInt(WeighedPair::left)
                        .thenComparingInt(WeighedPair::right))
                .toList();
        for (WeighedPair pair : likely) {
            Refusal.Reason reason = against(pair.left(), pair.right());
            if (reason == null) {
                join(pair.left(), pair.right());
            } else {
                refused.add(new Refusal(
                        Math.min(pair.left(), pair.right()),
                        Math.max(pair.left(), pair.right()),
                        pair.probability(),
                        reason));
            }
        }
    }

    private Refusal.@Nullable Reason against(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        for (Bar bar : bars) {
            if (rootA != rootB && bar.between(rootA, rootB)) {
                return bar.reason();
            }
        }
        return null;
    }

    /// The lower record stays the root, so that groups are met in the order of their first.
    void join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA != rootB) {
            int root = Math.min(rootA, rootB);
            parent[Math.max(rootA, rootB)] = root;
            bars.forEach(bar -> bar.joined(rootA, rootB, root));
        }
    }

    private int root(int record) {
        int root = record;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    int[] numbered() {
        int[] numbers = new int[parent.length];
        int count = 0;
        for (int record = 0; record < parent.length; record++) {
            int root = root(record);
            numbers[record] = root == record ? count++ : numbers[root];
        }
        return numbers;
    }

    /// Groups with records that people decided to be different people.
    private final class DecidedApart implements Bar {

        /// The records that each group is kept apart from, by its root.
        private final Map<Integer, Set<Integer>> others = new HashMap<>();

        DecidedApart(List<Constraints.Pair> nevers) {
            for (Constraints.Pair pair : nevers) {
                others.computeIfAbsent(pair.a(), unseen -> new HashSet<>()).add(pair.b());
                others.computeIfAbsent(pair.b(), unseen -> new HashSet<>()).add(pair.a());
            }
        }

        @Override
        public Refusal.Reason reason() {
            return Refusal.Reason.DECIDED_APART;
        }

        @Override
        public boolean between(int rootA, int rootB) {
            return others.getOrDefault(rootA, Set.of()).stream().anyMatch(record -> root(record) == rootB);
        }

        @Override
        public void joined(int rootA, int rootB, int root) {
            int other = root == rootA ? rootB : rootA;
            Set<Integer> more = others.remove(other);
            if (more != null) {
                others.computeIfAbsent(root, unseen -> new HashSet<>()).addAll(more);
            }
        }
    }
}
