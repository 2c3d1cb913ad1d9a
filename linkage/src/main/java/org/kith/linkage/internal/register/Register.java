package org.kith.linkage.internal.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Candidate;
import org.kith.linkage.Change;
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
import org.kith.linkage.internal.blocking.Fellows;
import org.kith.linkage.internal.blocking.Index;
import org.kith.linkage.internal.blocking.TouchedBlocks;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.InOrder;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Translation;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Clusters;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Scorer;

/// Linked records that stand, and are brought up to date piece by piece.
///
/// A record keeps its number as long as its source and id are known. What changes is compared with those who
/// share a block with it, and the people of everybody whom a kept pair, a decision or a child connects with it
/// are worked out anew by the same code as in a whole run; nobody else is looked at. Whoever asks from another
/// thread waits until a change is done.
public final class Register {

    /// Two groups that stood together part below this, though they need more to be joined.
    private static final double PARTS_BELOW = 0.9;

    private static final int RECORDS_PER_TASK = 128;
    private static final int FOR_MANY_QUESTIONS = 1 << 14;
    private static final int[] NONE = {};

    final Columns columns;
    final Engine.Basis basis;
    final double joinAt;
    final double keepFrom;
    final int threads;
    final boolean[] tooBroad;
    final Edges edges;
    final Decided decided;
    final Persons persons;
    final Children children;
    /// Records that are there; the others have gone, or are only known by a decision.
    final BitSet alive;

    /// Made when it is first asked for.
    private @Nullable Index index;

    private Index.@Nullable Search search;
    private @Nullable Scorer scorer;
    private int[] local = {};
    private final Queue<Helper> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Helper> busy = new ConcurrentLinkedQueue<>();

    Register(
            Engine.Basis basis,
            double joinAt,
            double keepFrom,
            int threads,
            BitSet alive,
            boolean[] tooBroad,
            Edges edges,
            Decided decided,
            Persons persons,
            Children children) {
        this.basis = basis;
        columns = basis.table().columns;
        this.joinAt = joinAt;
        this.keepFrom = keepFrom;
        this.threads = threads;
        this.alive = alive;
        this.tooBroad = tooBroad;
        this.edges = edges;
        this.decided = decided;
        this.persons = persons;
        this.children = children;
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
        return new Register(
                outcome.basis,
                settings.joinAt(),
                settings.keepFrom(),
                settings.threads(),
                alive,
                outcome.tooBroad,
                new Edges(table.size, outcome.found),
                Decided.of(settings.constraints()),
                new Persons(persons, outcome.people() + 1, Map.of()),
                children);
    }

    public synchronized int size() {
        return alive.cardinality();
    }

    public synchronized IntStream records() {
        return Arrays.stream(alive.stream().toArray());
    }

    public synchronized OptionalInt find(RecordName name) {
        OptionalInt found = columns.find(name.source(), name.id());
        return found.isPresent() && alive.get(found.getAsInt()) ? found : OptionalInt.empty();
    }

    public synchronized RecordName name(int record) {
        return new RecordName(columns.source(record), columns.id(record));
    }

    /// The record's person, or 0 where it has gone.
    public synchronized int person(int record) {
        return persons.of(record);
    }

    public synchronized int people() {
        return persons.count();
    }

    public synchronized List<Integer> fellows(int record) {
        return persons.fellows(record);
    }

    /// All that is settled, by the records' numbers.
    public synchronized Constraints settled() {
        return decided.constraints();
    }

    /// Shows who names whom as a child.
    public synchronized void eachChild(Standing.ChildVisitor visitor) {
        children.each(visitor);
    }

    public Model model() {
        return basis.weights().model();
    }

    public synchronized List<String> values(int record, Field field) {
        Attribute attribute = Attribute.of(field);
        int cell = basis.table().cell(record, attribute);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < basis.table().count(cell); i++) {
            values.add(columns.words(attribute).word(basis.table().value(cell, i)));
        }
        return values;
    }

    /// What is to change, by name.
    public record Changes(
            Columns said,
            List<RecordName> gone,
            List<Change.Pair> children,
            List<Change.Pair> musts,
            List<Change.Pair> nevers,
            List<Change.Barrier> barriers,
            List<Change.Pair> childrenGone,
            List<Change.Pair> undecided,
            List<RecordName> looks) {}

    public synchronized Effect apply(Changes changes) {
        int[] gone = gone(changes);
        int[] put = numbered(changes.said());
        Index index = index();
        index.remove(basis.table(), basis.derived(), before(gone, put));
        BitSet seeds = say(changes, gone, put);
        index.add(basis.table(), basis.derived(), put);
        long compared = compare(put, this::helper);
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
        int[] gone = gone(changes);
        int[] put = numbered(changes.said());
        TouchedBlocks blocks = new TouchedBlocks(basis.table(), basis.derived(), tooBroad, before(gone, put), threads);
        BitSet seeds = say(changes, gone, put);
        index = null;
        search = null;
        idle.clear();
        blocks.find(alive, put);
        long compared = compare(put, () -> new Helper(basis.scorer(), blocks.search()));
        int[] records = Arrays.stream(everybodyConnected(seeds))
                .mapToObj(record -> new Named(record, name(record)))
                .sorted(Comparator.comparing((Named named) -> named.name().source())
                        .thenComparing(named -> named.name().id()))
                .mapToInt(Named::record)
                .toArray();
        Connected connected = connected(records);
        connected.part().table().rank(place -> columns.order(records[place]), columns.size());
        Engine.Grouped grouped = group(connected);
        int[] roots = new int[records.length];
        Arrays.setAll(roots, grouped.clusters()::root);
        persons.settle(records, roots, gone);
        int[] found = Engine.numbered(grouped.clusters(), records.length);
        int people = 1 + Arrays.stream(found).max().orElse(-1);
        Links.Figures figures =
                new Links.Figures(records.length, people, compared, grouped.pairs().size, List.of(), 0, 0, 0, 0);
        Engine.Run run = new Engine.Run(connected.part(), connected.pairs(), grouped, found, people, tooBroad, figures);
        return new Anew(records, run, blocks.crossedTheLimit());
    }

    private record Named(int record, RecordName name) {}

    /// A whole run over other records, by what this register goes by.
    public synchronized Engine.Run link(Columns others, Settings settings) {
        return Engine.link(
                others,
                settings,
                new Engine.Settled(
                        basis.weights(), basis.frequencies(), basis.derived().homes(), columns, tooBroad));
    }

    private Index index() {
        if (index == null) {
            index = new Index(basis.table(), basis.derived(), alive, threads, tooBroad);
        }
        return index;
    }

    private int[] gone(Changes changes) {
        Columns said = changes.said();
        int[] gone = changes.gone().stream()
                .mapToInt(name -> find(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no record of " + name.source() + " has the id that is to be removed")))
                .distinct()
                .toArray();
        for (int record : gone) {
            if (said.find(columns.source(record), columns.id(record)).isPresent()) {
                throw new IllegalArgumentException(
                        "a record of " + columns.source(record) + " is to be changed and to be removed");
            }
        }
        checkNames(said, changes.children());
        return gone;
    }

    /// Those of whom something was known that is so no longer.
    private int[] before(int[] gone, int[] put) {
        return IntStream.concat(Arrays.stream(gone), Arrays.stream(put).filter(alive::get))
                .toArray();
    }

    /// Writes down what has changed, pairs left out, and says with whom to begin to look.
    private BitSet say(Changes changes, int[] gone, int[] put) {
        BitSet seeds = new BitSet();
        takeOut(gone, put, seeds);
        say(changes.said(), put);
        name(changes, changes.said(), put, seeds);
        for (int record : put) {
            seeds.set(record);
        }
        return seeds;
    }

    private void checkNames(Columns said, List<Change.Pair> pairs) {
        for (Change.Pair pair : pairs) {
            for (RecordName name : List.of(pair.a(), pair.b())) {
                if (find(name).isEmpty() && said.find(name.source(), name.id()).isEmpty()) {
                    throw new IllegalArgumentException(
                            "a child or carer of " + name.source() + " is named, but no such record is there");
                }
            }
        }
    }

    /// The numbers here of all records that something is said of, in an order that does not depend on theirs.
    private int[] numbered(Columns said) {
        int[] put = new int[said.size()];
        for (int record : InOrder.of(said, IntStream.range(0, put.length).toArray())) {
            put[record] = columns.open(said.source(record), said.id(record));
        }
        return put;
    }

    /// Forgets what is gone and what said something else before; whoever was connected with it is looked at anew.
    private void takeOut(int[] gone, int[] put, BitSet seeds) {
        int[] out = before(gone, put);
        for (int record : out) {
            connected(record, seeds::set);
        }
        for (int record : out) {
            edges.forget(record);
            children.forget(record);
        }
        for (int record : gone) {
            alive.clear(record);
            for (Attribute attribute : Attribute.values()) {
                basis.table().set(record, attribute, NONE);
            }
        }
        seeds.and(alive);
    }

    /// Writes down what the records say now.
    private void say(Columns said, int[] put) {
        Table table = basis.table();
        table.grow(columns.size() + 1);
        Table told = new Table(said);
        Translation translation = new Translation(said, columns);
        for (int record = 0; record < put.length; record++) {
            for (Attribute attribute : Attribute.values()) {
                table.set(put[record], attribute, translation.of(told, record, attribute));
            }
            alive.set(put[record]);
        }
        basis.derived().follow();
        basis.frequencies().follow(columns);
    }

    /// Children and decisions by the records' numbers here.
    private void name(Changes changes, Columns said, int[] put, BitSet seeds) {
        for (int i = 0; i < said.carers.size(); i++) {
            children.add(put[said.carers.get(i)], put[said.children.get(i)]);
        }
        for (Change.Pair pair : changes.children()) {
            children.add(open(pair.a()), open(pair.b()));
            seeds.set(open(pair.a()));
        }
        for (Change.Pair pair : changes.childrenGone()) {
            bothKnown(pair, seeds, children::remove);
        }
        for (Change.Pair pair : changes.undecided()) {
            bothKnown(pair, seeds, decided::undecide);
        }
        changes.looks().forEach(name -> find(name).ifPresent(seeds::set));
        for (Change.Pair pair : changes.musts()) {
            decided.must(open(pair.a()), open(pair.b()));
            seeds.set(open(pair.a()));
            seeds.set(open(pair.b()));
        }
        for (Change.Pair pair : changes.nevers()) {
            decided.never(open(pair.a()), open(pair.b()));
            seeds.set(open(pair.a()));
            seeds.set(open(pair.b()));
        }
        for (Change.Barrier barrier : changes.barriers()) {
            decided.barrier(open(barrier.record()), barrier.group());
            seeds.set(open(barrier.record()));
        }
        persons.grow(columns.size());
        basis.table().grow(columns.size() + 1);
        seeds.and(alive);
    }

    private interface OfTwo {
        void of(int a, int b);
    }

    private void bothKnown(Change.Pair pair, BitSet seeds, OfTwo act) {
        OptionalInt a = columns.find(pair.a().source(), pair.a().id());
        OptionalInt b = columns.find(pair.b().source(), pair.b().id());
        if (a.isPresent() && b.isPresent()) {
            act.of(a.getAsInt(), b.getAsInt());
            seeds.set(a.getAsInt());
            seeds.set(b.getAsInt());
        }
    }

    private int open(RecordName name) {
        return columns.open(name.source(), name.id());
    }

    /// Compares these records with each other and with all others, keeps the pairs worth it, and
    /// says how many there were.
    private long compare(int[] put, Supplier<Helper> helpers) {
        Pairs found = pairs(put, helpers);
        for (int i = 0; i < found.size; i++) {
            edges.add(found.a[i], found.b[i], found.logOdds[i]);
        }
        return found.compared;
    }

    private Pairs pairs(int[] put, Supplier<Helper> helpers) {
        BitSet fresh = new BitSet();
        for (int record : put) {
            fresh.set(record);
        }
        double floor = Scorer.logOdds(keepFrom);
        int tasks = (put.length + RECORDS_PER_TASK - 1) / RECORDS_PER_TASK;
        List<Pairs> found = Work.all(
                tasks,
                Math.max(1, Math.min(threads, tasks)),
                "comparing",
                Settings.defaults().progress(),
                () -> {
                    Helper helper = helpers.get();
                    Scorer scorer = helper.scorer();
                    Fellows search = helper.search();
                    return task -> {
                        Pairs kept = new Pairs();
                        int until = Math.min(put.length, (task + 1) * RECORDS_PER_TASK);
                        for (int i = task * RECORDS_PER_TASK; i < until; i++) {
                            int record = put[i];
                            int fellows = search.fellows(record);
                            for (int at = 0; at < fellows; at++) {
                                int fellow = search.fellow(at);
                                if (fresh.get(fellow) && fellow < record) {
                                    continue; // met from its side
                                }
                                kept.compared++;
                                double odds = scorer.logOdds(record, fellow, floor);
                                if (odds >= floor) {
                                    kept.add(record, fellow, odds);
                                }
                            }
                        }
                        return kept;
                    };
                });
        idle.addAll(busy);
        busy.clear();
        return Pairs.joined(found);
    }

    /// What one thread compares with. It remembers much, and is as large as all records are many, so that it is kept
    /// for the next change.
    private record Helper(Scorer scorer, Fellows search) {}

    private Helper helper() {
        Helper helper = idle.poll();
        if (helper == null) {
            helper = new Helper(basis.scorer(), index().new Search(basis.table(), basis.derived()));
        }
        busy.add(helper);
        return helper;
    }

    private Effect regroup(BitSet seeds, int[] gone, int[] put, long compared) {
        int[] records = everybodyConnected(seeds);
        int[] before = Arrays.stream(records).map(persons::of).toArray();
        Engine.Grouped grouped = group(connected(records));
        hold(grouped, before, bereft(gone));
        Clusters clusters = grouped.clusters();
        int[] roots = new int[records.length];
        Arrays.setAll(roots, clusters::root);
        Persons.Outcome outcome = persons.settle(records, roots, gone);
        List<Effect.Move> moved = new ArrayList<>();
        for (int i = 0; i < records.length; i++) {
            int person = persons.of(records[i]);
            if (before[i] != person) {
                moved.add(new Effect.Move(records[i], before[i], person));
            }
        }
        List<Refusal> refused = new ArrayList<>();
        for (Refusal refusal : clusters.refusals()) {
            if (clusters.root(refusal.a()) != clusters.root(refusal.b())) {
                int a = records[refusal.a()];
                int b = records[refusal.b()];
                refused.add(new Refusal(Math.min(a, b), Math.max(a, b), refusal.probability(), refusal.reason()));
            }
        }
        return new Effect(
                moved,
                outcome.began(),
                outcome.ended(),
                refused,
                doubtful(grouped, records, put),
                compared,
                records.length);
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

    /// Persons whom a record or a child was taken from: what it bore out falls with it, so that nothing
    /// there is held together for having stood together.
    private BitSet bereft(int[] gone) {
        BitSet bereft = new BitSet();
        for (int record : gone) {
            bereft.set(persons.of(record));
            for (int carer : children.carersOf(record)) {
                bereft.set(persons.of(carer));
            }
        }
        return bereft;
    }

    /// The place of each of the records in hand, from 1, and 0 for all others; kept for the next change, since it is as
    /// large as all records are many.
    private int[] local(int[] records) {
        if (local.length < columns.size()) {
            local = new int[columns.size() + (columns.size() >> 4)];
        }
        for (int i = 0; i < records.length; i++) {
            local[records[i]] = i + 1;
        }
        return local;
    }

    /// Records with all that connects them, by their places among them.
    private record Connected(Engine.Basis part, Ties ties, Constraints constraints, Pairs pairs) {}

    private Connected connected(int[] records) {
        int[] local = local(records);
        Pairs pairs = new Pairs();
        Constraints constraints = new Constraints();
        decided.once().forEach(constraints::oncePerPerson);
        Ints carers = new Ints();
        Ints named = new Ints();
        for (int i = 0; i < records.length; i++) {
            int here = i;
            int record = records[i];
            edges.each(record, (other, odds) -> {
                if (here < local[other] - 1) {
                    pairs.add(here, local[other] - 1, odds);
                }
            });
            decided.eachMust(record, other -> {
                if (alive.get(other) && here < local[other] - 1) {
                    constraints.must(here, local[other] - 1);
                }
            });
            decided.eachNever(record, other -> {
                if (here < local[other] - 1) {
                    constraints.never(here, local[other] - 1);
                }
            });
            if (decided.barrier(record) != 0) {
                constraints.barrier(here, decided.barrier(record));
            }
            for (int child : children.of(record)) {
                if (alive.get(child)) {
                    carers.add(here);
                    named.add(local[child] - 1);
                }
            }
        }
        for (int record : records) {
            local[record] = 0;
        }
        return new Connected(basis.part(records), new Ties(records.length, carers, named), constraints, pairs);
    }

    private Engine.Grouped group(Connected connected) {
        return Engine.group(
                connected.part(),
                connected.ties(),
                connected.constraints(),
                connected.pairs(),
                Scorer.logOdds(joinAt),
                Scorer.logOdds(keepFrom),
                false);
    }

    private void hold(Engine.Grouped grouped, int[] before, BitSet bereft) {
        int[] stood = new int[before.length];
        for (int i = 0; i < before.length; i++) {
            stood[i] = bereft.get(before[i]) ? 0 : before[i];
        }
        grouped.clusters().hold(grouped.pairs(), stood, Scorer.logOdds(Math.min(joinAt, PARTS_BELOW)));
    }

    /// All records that pairs, decisions or children connect with these, in an order that does not depend on when
    /// they came.
    private int[] everybodyConnected(BitSet seeds) {
        BitSet reached = (BitSet) seeds.clone();
        Ints found = new Ints();
        seeds.stream().forEach(found::add);
        for (int i = 0; i < found.size(); i++) {
            connected(found.get(i), record -> {
                if (alive.get(record) && !reached.get(record)) {
                    reached.set(record);
                    found.add(record);
                }
            });
        }
        return InOrder.of(columns, found.toArray());
    }

    private void connected(int record, IntConsumer visitor) {
        edges.each(record, (other, odds) -> visitor.accept(other));
        decided.eachMust(record, visitor);
        for (int child : children.of(record)) {
            visitor.accept(child);
        }
        for (int carer : children.carersOf(record)) {
            visitor.accept(carer);
        }
        persons.eachFellow(record, visitor);
    }

    /// The likeliest records to be the one that is described, best first.
    public synchronized List<Candidate> candidates(Columns said, int asked, int most) {
        Table table = basis.table();
        int guest = columns.size();
        table.grow(guest + 1);
        int lists = table.mark();
        Table told = new Table(said);
        Translation translation = new Translation(said, columns);
        for (Attribute attribute : Attribute.values()) {
            table.set(guest, attribute, translation.of(told, asked, attribute));
        }
        basis.derived().follow();
        basis.frequencies().follow(columns);
        if (search == null) {
            search = index().new Search(table, basis.derived());
        }
        Index.Search search = this.search;
        Scorer scorer = scorer();
        int itself = columns.find(said.source(asked), said.id(asked)).orElse(-1);
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
        for (Attribute attribute : Attribute.values()) {
            table.set(guest, attribute, NONE);
        }
        table.release(lists);
        return candidates;
    }

    public synchronized Explanation explain(int a, int b) {
        long pattern = scorer().pattern(a, b) | Question.CHILDREN.packed(childrenInCommon(a, b));
        return Explaining.explain(a, b, pattern, basis);
    }

    private Scorer scorer() {
        if (scorer == null) {
            scorer = basis.scorer(FOR_MANY_QUESTIONS);
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
            for (int child : children.of(fellow)) {
                found.add(persons.of(child));
            }
        }
        return found;
    }
}
