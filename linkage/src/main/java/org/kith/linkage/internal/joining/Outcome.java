package org.kith.linkage.internal.joining;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Band;
import org.kith.linkage.Constraints;
import org.kith.linkage.Explanation;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Reach;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.weights.Scorer;

/// What a run found, by whichever engine.
public abstract class Outcome {

    private static final double LIKELY = 0.85;

    private final int[] persons;
    private final int people;
    private final Pairs pairs;
    private final Constraints constraints;
    private final Set<Constraints.Pair> nevers;
    private final List<Refusal> refusals;
    private final Links.Figures figures;
    private final Model model;
    private final Explainer explainer;
    private volatile Band @Nullable [] bands;
    private @Nullable List<ScoredPair> doubtful;
    private Reach.@Nullable Meeting meeting;

    /// Says why; asked by one thread at a time.
    public interface Explainer {
        Explanation explain(int a, int b);
    }

    public Outcome(
            int[] persons,
            int people,
            Pairs pairs,
            Constraints constraints,
            List<Refusal> refusals,
            Links.Figures figures,
            Model model,
            Explainer explainer) {
        this.persons = persons;
        this.people = people;
        this.pairs = pairs.bestFirst();
        this.constraints = constraints;
        this.nevers = Set.copyOf(constraints.nevers());
        this.refusals = List.copyOf(refusals);
        this.figures = figures;
        this.model = model;
        this.explainer = explainer;
    }

    public int[] persons() {
        return persons;
    }

    public int people() {
        return people;
    }

    public List<Refusal> refused() {
        return refusals;
    }

    public Links.Figures figures() {
        return figures;
    }

    public Model model() {
        return model;
    }

    /// Shows the pairs that were kept, likeliest first.
    public void eachPair(Links.PairVisitor visitor) {
        for (int from = 0; from < pairs.size; ) {
            int until = pairs.untilLess(from);
            double probability = Scorer.probability(pairs.logOdds[from]);
            for (int i = from; i < until; i++) {
                visitor.pair(pairs.a[i], pairs.b[i], probability);
            }
            from = until;
        }
    }

    /// Each is made when it is asked for; how many there are is known without.
    public synchronized List<ScoredPair> doubtful() {
        if (doubtful == null) {
            Ints found = new Ints();
            for (int i = 0; i < pairs.size; i++) {
                if (persons[pairs.a[i]] != persons[pairs.b[i]]) {
                    found.add(i);
                }
            }
            doubtful = new Doubtful(found.toArray());
        }
        return doubtful;
    }

    private final class Doubtful extends AbstractList<ScoredPair> implements RandomAccess {

        private final int[] places;

        private Doubtful(int[] places) {
            this.places = places;
        }

        @Override
        public ScoredPair get(int index) {
            int at = places[index];
            return new ScoredPair(pairs.a[at], pairs.b[at], Scorer.probability(pairs.logOdds[at]));
        }

        @Override
        public int size() {
            return places.length;
        }
    }

    public Band band(int record) {
        Band[] known = bands;
        return (known == null ? settled() : known)[record];
    }

    /// Says of each record how it came out in another run.
    protected void cameOutAsIn(Outcome other) {
        bands = other.settled();
    }

    private synchronized Band[] settled() {
        Band[] known = bands;
        if (known == null) {
            known = settle();
            bands = known;
        }
        return known;
    }

    private Band[] settle() {
        int[] members = new int[people];
        for (int person : persons) {
            members[person]++;
        }
        Band[] found = new Band[persons.length];
        int[] likelyPerson = new int[persons.length];
        Arrays.fill(likelyPerson, -1);
        for (int record = 0; record < persons.length; record++) {
            found[record] = members[persons[record]] > 1 ? Band.MATCH : Band.NO_MATCH;
        }
        for (int i = 0; i < pairs.size; i++) {
            int a = pairs.a[i];
            int b = pairs.b[i];
            if (persons[a] != persons[b] && !isDecidedApart(a, b)) {
                boolean likely = Scorer.probability(pairs.logOdds[i]) >= LIKELY;
                settle(found, likelyPerson, a, persons[b], likely);
                settle(found, likelyPerson, b, persons[a], likely);
            }
        }
        return found;
    }

    private boolean isDecidedApart(int a, int b) {
        return !nevers.isEmpty() && nevers.contains(new Constraints.Pair(a, b));
    }

    private static void settle(Band[] found, int[] likelyPerson, int record, int person, boolean likely) {
        if (found[record] == Band.MATCH) {
            return;
        }
        if (!likely) {
            if (found[record] == Band.NO_MATCH) {
                found[record] = Band.LOW_CONFIDENCE;
            }
        } else if (likelyPerson[record] < 0) {
            likelyPerson[record] = person;
            found[record] = Band.POTENTIAL_MATCH;
        } else if (likelyPerson[record] != person) {
            found[record] = Band.MANY_MATCH;
        }
    }

    /// Tells which rules bring two records together; made anew each time.
    public abstract Reach.Meeting meeting();

    /// The rules that bring two records together, by name.
    public synchronized List<String> rules(int a, int b) {
        Reach.Meeting asked = meeting == null ? meeting() : meeting;
        meeting = asked;
        boolean[] met = new boolean[asked.rules().size()];
        asked.of(a, b, met);
        return IntStream.range(0, met.length)
                .filter(rule -> met[rule])
                .mapToObj(asked.rules()::get)
                .toList();
    }

    /// The pairs that hold a record's person together.
    public synchronized List<ScoredPair> joins(int record) {
        int person = persons[record];
        Joins joins = new Joins(explainer);
        for (Constraints.Pair pair : constraints.musts()) {
            if (persons[pair.a()] == person && persons[pair.b()] == person) {
                joins.decide(pair.a(), pair.b());
            }
        }
        for (int i = 0; i < pairs.size; i++) {
            if (persons[pairs.a[i]] == person && persons[pairs.b[i]] == person) {
                joins.find(pairs.a[i], pairs.b[i]);
            }
        }
        return joins.bestFirst();
    }

    public synchronized Explanation explain(int a, int b) {
        return explainer.explain(a, b);
    }
}
