package org.kith.linkage.internal.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.weights.Learning;
import org.kith.linkage.internal.weights.Scorer;
import org.kith.linkage.internal.weights.Weights;

/// What the children whom two records name say of them. It is asked once the records that name no child are joined, so
/// that two sources' records of one child count as one child.
public final class Kinship {

    private static final double SURE = 0.99;
    /// A child named by more records than this is an institution's, not a family's.
    private static final int MOST_CARERS = 200;

    private final Ties ties;
    private final Clusters clusters;
    private final Pairs ofCarers;

    /// Begins with the persons that were joined without asking for children.
    ///
    /// @param pairs those found without asking for children
    public Kinship(Ties ties, Clusters clusters, Pairs pairs) {
        this.ties = ties;
        this.clusters = clusters;
        ofCarers = pairs.where((a, b) -> ties.carer(a) || ties.carer(b));
    }

    /// How often the records of one person name a child in common, from pairs that are sure without it.
    public void learn(Weights weights) {
        double sure = Scorer.logOdds(SURE);
        double[] seen = new double[3];
        for (int i = 0; i < ofCarers.size; i++) {
            if (ofCarers.logOdds[i] >= sure) {
                seen[clusters.children(ofCarers.a[i], ofCarers.b[i])]++;
            }
        }
        double known = seen[1] + seen[2] + Learning.FAITH;
        for (int level = 1; level <= 2; level++) {
            weights.m[Question.CHILDREN.index][level] =
                    (seen[level] + Learning.FAITH * Question.CHILDREN.expected(level)) / known;
            weights.learnt[Question.CHILDREN.index][level] = seen[level] > 0;
        }
    }

    /// The pairs of carers as their children leave them, and those that only a child brings together.
    public Pairs pairs(Scorer scorer, double floor) {
        Pairs all = new Pairs();
        Set<Long> met = new HashSet<>();
        for (int i = 0; i < ofCarers.size; i++) {
            int a = ofCarers.a[i];
            int b = ofCarers.b[i];
            met.add(pair(a, b));
            int children = clusters.children(a, b);
            add(all, a, b, children == 0 ? ofCarers.logOdds[i] : odds(scorer, a, b, children, floor), floor);
        }
        for (List<Integer> carers : carersOfEachChild().values()) {
            for (int i = 0; i < carers.size() && carers.size() <= MOST_CARERS; i++) {
                for (int j = i + 1; j < carers.size(); j++) {
                    int a = carers.get(i);
                    int b = carers.get(j);
                    if (met.add(pair(a, b))) {
                        all.compared++;
                        add(all, a, b, odds(scorer, a, b, 1, floor), floor);
                    }
                }
            }
        }
        return all;
    }

    private static void add(Pairs pairs, int a, int b, double odds, double floor) {
        if (odds >= floor) {
            pairs.add(a, b, odds);
        }
    }

    private static double odds(Scorer scorer, int a, int b, int children, double floor) {
        return scorer.logOdds(a, b, scorer.pattern(a, b) | Question.CHILDREN.packed(children), floor);
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    /// By the child's group, the records that name the child, in order and each once.
    private Map<Integer, List<Integer>> carersOfEachChild() {
        Map<Integer, List<Integer>> carersOf = new TreeMap<>();
        for (int record = 0; record < clusters.size(); record++) {
            for (int i = ties.first(record); i < ties.end(record); i++) {
                List<Integer> carers =
                        carersOf.computeIfAbsent(clusters.root(ties.child(i)), child -> new ArrayList<>());
                if (carers.isEmpty() || carers.getLast() != record) {
                    carers.add(record);
                }
            }
        }
        return carersOf;
    }
}
