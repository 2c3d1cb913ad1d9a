package org.kith.linkage.internal.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.linkage.Explanation;
import org.kith.linkage.ScoredPair;

/// The pairs that hold the records of one person together. Those that are offered first hold: each pair counts that
/// brings records together which none before it brought.
public final class Joins {

    private final Map<Integer, Integer> parent = new HashMap<>();
    private final Outcome.Explainer explainer;
    private final List<ScoredPair> decided = new ArrayList<>();
    private final List<ScoredPair> found = new ArrayList<>();

    /// @param explainer says how likely each is
    public Joins(Outcome.Explainer explainer) {
        this.explainer = explainer;
    }

    /// Offers what people decided.
    public void decide(int a, int b) {
        offer(a, b, decided);
    }

    /// Offers a pair that was found, the likeliest first.
    public void find(int a, int b) {
        offer(a, b, found);
    }

    private void offer(int a, int b, List<ScoredPair> into) {
        int one = root(a);
        int other = root(b);
        if (one != other) {
            parent.put(one, other);
            Explanation why = explainer.explain(a, b);
            into.add(new ScoredPair(Math.min(a, b), Math.max(a, b), why.probability()));
        }
    }

    private int root(int record) {
        int root = record;
        while (parent.containsKey(root)) {
            root = parent.get(root);
        }
        return root;
    }

    /// Decisions, then the rest, the likeliest of each first.
    public List<ScoredPair> bestFirst() {
        List<ScoredPair> all = new ArrayList<>();
        for (List<ScoredPair> some : List.of(decided, found)) {
            some.stream()
                    .sorted(Comparator.comparingDouble(ScoredPair::probability)
                            .reversed()
                            .thenComparingInt(ScoredPair::a)
                            .thenComparingInt(ScoredPair::b))
                    .forEach(all::add);
        }
        return all;
    }
}
