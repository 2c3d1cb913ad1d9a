package org.kith.linkage.internal.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.Refusal;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.weights.Scorer;

/// Records joined best pair first, unless a constraint or the records taken together forbid it.
public final class Clusters {

    /// How many records of each side are looked at before two groups are joined.
    private static final int LOOKED_AT = 5;
    /// Two groups that stood together part below this probability, though they need more to be joined.
    private static final double PARTS_BELOW = 0.9;
    /// What two groups of several records each have against being one person, in bits.
    private static final double BORNE_OUT = 1;

    private final Table table;
    private final Ties ties;
    private final Constraints constraints;
    private Scorer.Profile profile;
    /// log2 odds from which records are joined.
    private final double joinAt;

    private final int[] parent;
    /// The records of each group as a ring.
    private final int[] next;
    private final int[] sizes;
    /// The valid numbers of each group's records.
    private final Numbers nhsNumbers;
    private final Numbers upns;
    private final Map<Integer, Set<Integer>> sourcesOnce = new HashMap<>();
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();
    private final boolean barriers;
    private final List<Refusal> refusals = new ArrayList<>();

    public Clusters(Table table, Ties ties, Constraints constraints, Scorer scorer, double joinAt) {
        this.table = table;
        this.ties = ties;
        this.constraints = constraints;
        profile = scorer.profile();
        this.joinAt = joinAt;
        parent = new int[table.size];
        next = new int[table.size];
        sizes = new int[table.size];
        Arrays.setAll(parent, i -> i);
        Arrays.setAll(next, i -> i);
        Arrays.fill(sizes, 1);
        nhsNumbers = new Numbers(table, Attribute.NHS);
        upns = new Numbers(table, Attribute.UPN);
        holdSources();
        barriers = !constraints.barriers().isEmpty();
        for (Constraints.Pair pair : constraints.nevers()) {
            apart.computeIfAbsent(pair.a(), k -> new HashSet<>()).add(pair.b());
            apart.computeIfAbsent(pair.b(), k -> new HashSet<>()).add(pair.a());
        }
    }

    private void holdSources() {
        Set<Integer> once = new HashSet<>();
        for (String source : constraints.sourcesHoldingAPersonOnce()) {
            once.add(table.columns.findSource(source));
        }
        for (int record = 0; !once.isEmpty() && record < table.size; record++) {
            int source = table.source(record);
            if (once.contains(source)) {
                sourcesOnce.computeIfAbsent(record, k -> new HashSet<>(2)).add(source);
            }
        }
    }

    int size() {
        return parent.length;
    }

    public int root(int record) {
        int root = record;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /// Joins what people decided; only a barrier or a decision the other way stands against it.
    public void joinDecided() {
        List<Constraints.Pair> musts = new ArrayList<>(constraints.musts());
        musts.sort(Comparator.comparingLong(pair -> Pairs.key(table, pair.a(), pair.b())));
        for (Constraints.Pair pair : musts) {
            int a = root(pair.a());
            int b = root(pair.b());
            if (a != b) {
                Refusal.Reason reason = decidedAgainst(a, b);
                if (reason == null) {
                    unite(a, b);
                } else {
                    refusals.add(new Refusal(pair.a(), pair.b(), 1, reason));
                }
            }
        }
    }

    /// From here on groups are weighed by this scorer.
    public void scoreBy(Scorer scorer) {
        profile = scorer.profile();
    }

    /// Joins pairs, the likeliest first.
    public void join(Pairs pairs) {
        inOrder(pairs, (first, second, odds) -> join(first, second, odds, joinAt));
    }

    /// Keeps together what stood together before and is only a little less sure now: it parts below 0.90, though
    /// it would need more to be joined. As in a join all records of both are weighed together, and nothing that is
    /// forbidden is kept.
    ///
    /// @param before each record's person, 0 for none
    public void hold(Pairs pairs, int[] before) {
        double partsAt = Math.min(joinAt, Scorer.logOdds(PARTS_BELOW));
        inOrder(pairs, (first, second, odds) -> {
            int a = Math.min(first, second);
            int b = Math.max(first, second);
            if (before[a] != 0 && before[a] == before[b] && root(a) != root(b)) {
                int refused = refusals.size();
                join(a, b, odds, partsAt);
                refusals.subList(refused, refusals.size()).clear();
            }
        });
        refusals.removeIf(refusal -> root(refusal.a()) == root(refusal.b()));
    }

    /// Takes a pair, the record of the lower rank first.
    private interface Taker {
        void pair(int first, int second, float logOdds);
    }

    /// Hands over the likeliest pairs first, and equally likely ones by their records' ranks.
    private void inOrder(Pairs pairs, Taker taker) {
        pairs.bestFirst();
        long[] tied = new long[16];
        for (int from = 0; from < pairs.size; ) {
            int until = pairs.untilLess(from);
            int count = until - from;
            float odds = pairs.logOdds[from];
            if (count > tied.length) {
                tied = new long[Math.max(count, 2 * tied.length)];
            }
            for (int i = 0; i < count; i++) {
                tied[i] = Pairs.key(table, pairs.a[from + i], pairs.b[from + i]);
            }
            Arrays.sort(tied, 0, count);
            for (int i = 0; i < count; i++) {
                taker.pair(table.ranked((int) (tied[i] >>> 32)), table.ranked((int) tied[i]), odds);
            }
            from = until;
        }
    }

    /// Joins two records' groups if their records taken together are likely enough to be one person, and
    /// nothing forbids it.
    private void join(int recordA, int recordB, double logOdds, double from) {
        int a = root(recordA);
        int b = root(recordB);
        if (a == b) {
            return;
        }
        boolean alone = sizes[a] + sizes[b] == 2;
        if (alone && logOdds < from) {
            return;
        }
        Refusal.Reason reason = against(a, b);
        if (reason == null && (alone || together(recordA, recordB, a, b, from))) {
            unite(a, b);
        } else if (logOdds >= from) {
            refusals.add(new Refusal(
                    Math.min(recordA, recordB),
                    Math.max(recordA, recordB),
                    Scorer.probability(logOdds),
                    reason == null ? Refusal.Reason.UNSURE_TOGETHER : reason));
        }
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    private Refusal.@Nullable Reason against(int a, int b) {
        Refusal.Reason decided = decidedAgainst(a, b);
        if (decided != null) {
            return decided;
        }
        if (nhsNumbers.conflict(a, b)) {
            return Refusal.Reason.NHS_NUMBERS_CONFLICT;
        }
        if (upns.conflict(a, b)) {
            return Refusal.Reason.UPNS_CONFLICT;
        }
        if (sourcesOnce.isEmpty()) {
            return null;
        }
        Set<Integer> sourcesA = sourcesOnce.get(a);
        Set<Integer> sourcesB = sourcesOnce.get(b);
        if (sourcesA != null && sourcesB != null && sourcesA.stream().anyMatch(sourcesB::contains)) {
            return Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE;
        }
        return null;
    }

    private Refusal.@Nullable Reason decidedAgainst(int a, int b) {
        if (barriers && constraints.barrierOf(a) != constraints.barrierOf(b)) {
            return Refusal.Reason.BARRIER;
        }
        if (!apart.isEmpty() && heldApart(a, b)) {
            return Refusal.Reason.DECIDED_APART;
        }
        return null;
    }

    private boolean heldApart(int a, int b) {
        int record = a;
        do {
            Set<Integer> others = apart.get(record);
            if (others != null) {
                for (int other : others) {
                    if (root(other) == b) {
                        return true;
                    }
                }
            }
            record = next[record];
        } while (record != a);
        return false;
    }

    /// Whether log2 of the odds that the records of two groups are one person are as high.
    ///
    /// Each question is answered once, by the average over those pairs between the groups that can answer it:
    /// what one record leaves out another may tell, yet a name told ten times is told once. Two groups of
    /// several records, of which each bears out its own account, need more than one slip to be one person.
    private boolean together(int firstA, int firstB, int a, int b, double from) {
        profile.clear();
        int recordA = firstA;
        for (int i = 0; i < LOOKED_AT && i < sizes[a]; i++) {
            int recordB = firstB;
            for (int j = 0; j < LOOKED_AT && j < sizes[b]; j++) {
                profile.add(recordA, recordB);
                recordB = next[recordB];
            }
            recordA = next[recordA];
        }
        if (!ties.none()) {
            profile.addChildren(children(firstA, firstB));
        }
        return profile.reaches(from, sizes[a] > 1 && sizes[b] > 1 ? BORNE_OUT : 0);
    }

    /// The level of [Question#CHILDREN] for the groups of two records.
    public int children(int recordA, int recordB) {
        boolean known = false;
        int a = recordA;
        do {
            for (int i = ties.first(a); i < ties.end(a); i++) {
                int child = root(ties.child(i));
                int b = recordB;
                do {
                    for (int j = ties.first(b); j < ties.end(b); j++) {
                        if (root(ties.child(j)) == child) {
                            return 1;
                        }
                        known = true;
                    }
                    b = next[b];
                } while (b != recordB);
            }
            a = next[a];
        } while (a != recordA);
        return known ? 2 : 0;
    }

    private void unite(int a, int b) {
        int root = sizes[a] > sizes[b] || (sizes[a] == sizes[b] && table.rank(a) < table.rank(b)) ? a : b;
        int other = root == a ? b : a;
        parent[other] = root;
        int after = next[root];
        next[root] = next[other];
        next[other] = after;
        sizes[root] += sizes[other];
        nhsNumbers.pool(root, other);
        upns.pool(root, other);
        Set<Integer> more = sourcesOnce.isEmpty() ? null : sourcesOnce.remove(other);
        if (more != null) {
            sourcesOnce.merge(root, more, (mine, theirs) -> {
                mine.addAll(theirs);
                return mine;
            });
        }
    }
}
