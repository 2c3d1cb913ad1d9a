package org.kith.linkage.internal.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Candidate;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.RecordName;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.Explaining;
import org.kith.linkage.internal.blocking.Index;
import org.kith.linkage.internal.blocking.TouchedBlocks;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Translation;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Clusters;
import org.kith.linkage.internal.joining.Joins;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.weights.Scorer;

/// Linked records that stand, and are brought up to date piece by piece.
///
/// A record keeps its number as long as its source and id are known. What changes is compared with those who
/// share a block with it, and the people of everybody whom a kept pair, a decision or a child connects with it
/// are worked out anew by the same code as in a whole run; nobody else is looked at.
public final class Register extends Kept {

    private static final int FOR_MANY_QUESTIONS = 1 << 14;

    final Known known;
    private final Saying saying;
    private final Comparing comparing;
    private final Grouping grouping;

    private Index.@Nullable Search search;
    private @Nullable Scorer scorer;

    Register(Known known, double joinAt, double keepFrom, int threads) {
        super(known.roll, known.decided, known.persons, joinAt, keepFrom, threads);
        this.known = known;
        saying = new Saying(known);
        comparing = new Comparing(known, keepFrom, threads);
        grouping = new Grouping(known, joinAt, keepFrom);
    }

    /// What a whole run found, to stand from now on; person 1 is the run's first.
    public static Register of(Columns columns, Engine.Run outcome, Settings settings) {
        Table table = outcome.basis.table();
        BitSet alive = new BitSet();
        alive.set(0, table.size);
        int[] persons = new int[table.size];
        Arrays.setAll(persons, record -> outcome.persons()[record] + 1);
        Children children = new Children();
        for (int i = 0; i < columns.carers.size(); i++) {
            children.add(columns.carers.get(i), columns.children.get(i));
        }
        Known known = new Known(
                outcome.basis,
                alive,
                outcome.tooBroad,
                new Edges(table.size, outcome.found),
                Decided.of(settings.constraints()),
                new Persons(persons, outcome.people() + 1, Map.of()),
                children);
        return new Register(known, settings.joinAt(), settings.keepFrom(), settings.threads());
    }

    /// Shows who names whom as a child.
    public synchronized void eachChild(Standing.ChildVisitor visitor) {
        known.children.each(visitor);
    }

    @Override
    public Model model() {
        return known.basis.weights().model();
    }

    public synchronized List<String> values(int record, Field field) {
        Attribute attribute = Attribute.of(field);
        int cell = known.basis.table().cell(record, attribute);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < known.basis.table().count(cell); i++) {
            values.add(known.columns.words(attribute).word(known.basis.table().value(cell, i)));
        }
        return values;
    }

    @Override
    public synchronized Effect apply(Changes changes) {
        int[] gone = saying.gone(changes);
        int[] put = roll.numbered(changes.said());
        Index index = comparing.index();
        index.remove(known.basis.table(), known.basis.derived(), saying.before(gone, put));
        BitSet seeds = saying.say(changes, gone, put);
        index.add(known.basis.table(), known.basis.derived(), put);
        long compared = comparing.compare(put);
        return regroup(seeds, gone, put, compared);
    }

    /// What is found among those whom a change touches.
    ///
    /// @param records      their numbers, by source and id
    /// @param run          what a whole run finds of them, numbered by their places among `records`
    /// @param limitCrossed whether a block has become too large to be looked at, or small enough
    public record Anew(
            @SuppressWarnings("ArrayRecordComponent") int[] records, Engine.Run run, boolean limitCrossed) {}

    /// Brings in what has changed, and finds what a whole run would find: nothing is kept
    /// together for having stood together.
    public synchronized Anew relink(Changes changes) {
        int[] gone = saying.gone(changes);
        int[] put = roll.numbered(changes.said());
        TouchedBlocks blocks = new TouchedBlocks(
                known.basis.table(), known.basis.derived(), known.tooBroad, saying.before(gone, put), threads);
        BitSet seeds = saying.say(changes, gone, put);
        comparing.forget();
        search = null;
        blocks.find(known.alive, put);
        long compared = comparing.compare(put, () -> new Comparing.Helper(known.basis.scorer(), blocks.search()));
        int[] records = Arrays.stream(known.everybodyConnected(seeds))
                .mapToObj(record -> new Named(record, name(record)))
                .sorted(Comparator.comparing((Named named) -> named.name().source())
                        .thenComparing(named -> named.name().id()))
                .mapToInt(Named::record)
                .toArray();
        Grouping.Connected connected = grouping.connected(records);
        connected.part().table().rank(place -> known.columns.order(records[place]), known.columns.size());
        Engine.Grouped grouped = grouping.group(connected);
        int[] roots = new int[records.length];
        Arrays.setAll(roots, grouped.clusters()::root);
        persons.settle(records, roots, gone);
        int[] found = Engine.numbered(grouped.clusters(), records.length);
        int people = 1 + Arrays.stream(found).max().orElse(-1);
        Links.Figures figures =
                new Links.Figures(records.length, people, compared, grouped.pairs().size, List.of(), 0, 0, 0, 0);
        Engine.Run run =
                new Engine.Run(connected.part(), connected.pairs(), grouped, found, people, known.tooBroad, figures);
        return new Anew(records, run, blocks.crossedTheLimit());
    }

    private record Named(int record, RecordName name) {}

    /// A whole run over other records, by what this register goes by.
    public synchronized Engine.Run link(Columns others, Settings settings) {
        return Engine.link(
                others,
                settings,
                new Engine.Settled(
                        known.basis.weights(),
                        known.basis.frequencies(),
                        known.basis.derived().homes(),
                        known.columns,
                        known.tooBroad));
    }

    private Effect regroup(BitSet seeds, int[] gone, int[] put, long compared) {
        int[] records = known.everybodyConnected(seeds);
        int[] before = Arrays.stream(records).map(persons::of).toArray();
        Engine.Grouped grouped = grouping.group(grouping.connected(records));
        grouping.hold(grouped, before, grouping.bereft(gone));
        Clusters clusters = grouped.clusters();
        int[] roots = new int[records.length];
        Arrays.setAll(roots, clusters::root);
        Persons.Outcome outcome = persons.settle(records, roots, gone);
        return new Effect(
                outcome.moved(),
                outcome.began(),
                outcome.ended(),
                refused(clusters, records),
                doubtful(grouped, records, put),
                compared,
                records.length);
    }

    private static List<Refusal> refused(Clusters clusters, int[] records) {
        List<Refusal> refused = new ArrayList<>();
        for (Refusal refusal : clusters.refusals()) {
            if (clusters.root(refusal.a()) != clusters.root(refusal.b())) {
                int a = records[refusal.a()];
                int b = records[refusal.b()];
                refused.add(new Refusal(Math.min(a, b), Math.max(a, b), refusal.probability(), refusal.reason()));
            }
        }
        return refused;
    }

    /// Found anew, since nothing keeps it: nobody moves.
    @Override
    public synchronized List<Refusal> refused(int a, int b) {
        int[] records = everybodyConnected(a, b);
        Engine.Grouped grouped = grouping.group(grouping.connected(records));
        grouping.hold(grouped, Arrays.stream(records).map(persons::of).toArray(), new BitSet());
        return refused(grouped.clusters(), records);
    }

    /// Found anew, since pairs that only a child brings together are not kept.
    @Override
    public synchronized List<ScoredPair> joins(int record) {
        int[] records = everybodyConnected(record);
        Engine.Grouped grouped = grouping.group(grouping.connected(records));
        int[] person = Arrays.stream(records).map(persons::of).toArray();
        int wanted = persons.of(record);
        Joins joins = new Joins(this::explain);
        for (Constraints.Pair pair : grouped.constraints().musts()) {
            if (person[pair.a()] == wanted && person[pair.b()] == wanted) {
                joins.decide(records[pair.a()], records[pair.b()]);
            }
        }
        Pairs pairs = grouped.pairs();
        Pairs own = new Pairs();
        for (int i = 0; i < pairs.size; i++) {
            if (person[pairs.a[i]] == wanted && person[pairs.b[i]] == wanted) {
                own.add(records[pairs.a[i]], records[pairs.b[i]], pairs.logOdds[i]);
            }
        }
        own.bestFirst();
        for (int i = 0; i < own.size; i++) {
            joins.find(own.a[i], own.b[i]);
        }
        return joins.bestFirst();
    }

    private int[] everybodyConnected(int... seeds) {
        BitSet some = new BitSet();
        for (int seed : seeds) {
            some.set(seed);
        }
        return known.everybodyConnected(some);
    }

    /// Pairs of a new or changed record that ended up with different people.
    private static List<ScoredPair> doubtful(Engine.Grouped grouped, int[] records, int[] put) {
        BitSet fresh = new BitSet();
        for (int record : put) {
            fresh.set(record);
        }
        Pairs pairs = grouped.pairs();
        List<ScoredPair> doubtful = new ArrayList<>();
        pairs.bestFirst();
        for (int i = 0; i < pairs.size; i++) {
            int a = records[pairs.a[i]];
            int b = records[pairs.b[i]];
            boolean apart =
                    grouped.clusters().root(pairs.a[i]) != grouped.clusters().root(pairs.b[i]);
            if (apart && (fresh.get(a) || fresh.get(b))) {
                doubtful.add(new ScoredPair(Math.min(a, b), Math.max(a, b), Scorer.probability(pairs.logOdds[i])));
            }
        }
        return doubtful;
    }

    /// The likeliest records to be the one that is described, best first.
    public synchronized List<Candidate> candidates(Columns said, int asked, int most) {
        Table table = known.basis.table();
        int guest = known.columns.size();
        table.grow(guest + 1);
        int lists = table.mark();
        Table told = new Table(said);
        Translation translation = new Translation(said, known.columns);
        for (Attribute attribute : Attribute.values()) {
            table.set(guest, attribute, translation.of(told, asked, attribute));
        }
        known.basis.derived().follow();
        known.basis.frequencies().follow(known.columns);
        if (search == null) {
            search = comparing.index().new Search(table, known.basis.derived());
        }
        Index.Search search = this.search;
        Scorer scorer = scorer();
        int itself = known.columns.find(said.source(asked), said.id(asked)).orElse(-1);
        Pairs found = new Pairs();
        double floor = Scorer.logOdds(keepFrom);
        int fellows = search.fellows(guest);
        for (int at = 0; at < fellows; at++) {
            int fellow = search.fellow(at);
            double odds = scorer.logOdds(guest, fellow, floor);
            if (odds >= floor && fellow != itself) {
                found.add(fellow, guest, odds);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        found.bestFirst();
        for (int i = 0; i < found.size && i < most; i++) {
            int record = found.a[i];
            Explanation why = explain(guest, record);
            candidates.add(new Candidate(
                    record,
                    persons.of(record),
                    new Explanation(
                            -1,
                            record,
                            why.probability(),
                            why.twins(),
                            why.kin(),
                            why.priorWeight(),
                            why.sentence(),
                            why.steps())));
        }
        table.clear(guest);
        table.release(lists);
        return candidates;
    }

    @Override
    public synchronized Explanation explain(int a, int b) {
        long pattern = scorer().pattern(a, b) | Question.CHILDREN.packed(childrenInCommon(a, b));
        return Explaining.explain(a, b, pattern, known.basis);
    }

    private Scorer scorer() {
        if (scorer == null) {
            scorer = known.basis.scorer(FOR_MANY_QUESTIONS);
        }
        return scorer;
    }

    /// The level of [Question#CHILDREN] for the persons of two records.
    private int childrenInCommon(int a, int b) {
        Set<Integer> ofA = childrenOf(a);
        Set<Integer> ofB = childrenOf(b);
        if (ofA.isEmpty() || ofB.isEmpty()) {
            return 0;
        }
        return ofA.stream().anyMatch(ofB::contains) ? 1 : 2;
    }

    private Set<Integer> childrenOf(int record) {
        Set<Integer> found = new TreeSet<>();
        for (int fellow : persons.fellows(record)) {
            for (int child : known.children.of(fellow)) {
                found.add(persons.of(child));
            }
        }
        return found;
    }

    @Override
    public synchronized void write(Path file) throws IOException {
        RegisterFile.write(this, file);
    }
}
