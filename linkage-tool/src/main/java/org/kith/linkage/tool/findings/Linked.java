package org.kith.linkage.tool.findings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Standing;

/// Records and what became of them, to be asked about by their numbers.
public sealed interface Linked {

    OptionalInt find(RecordName name);

    RecordName name(int record);

    /// The number of a record that is there.
    default int number(RecordName name) {
        return find(name).orElseThrow();
    }

    int person(int record);

    /// What the record says, in standard form.
    List<String> values(int record, Field field);

    /// The record's value of the column of this name, if conditions read such a one.
    List<String> column(int record, String name);

    Explanation explain(int a, int b);

    /// The pairs that hold a record's person together, decisions first and then the likeliest.
    List<ScoredPair> joins(int record);

    /// Whether the run compared the two, as far as is known.
    boolean compared(int a, int b);

    /// What people and contracts have settled.
    Constraints settled();

    /// What people decided of two records, in a sentence; empty where they did not.
    default String decision(int a, int b) {
        Constraints.Pair pair = new Constraints.Pair(a, b);
        if (settled().nevers().contains(pair)) {
            return "People decided that they are two people.";
        }
        return settled().musts().contains(pair) ? "People decided that they are one person." : "";
    }

    /// Pairs that wait for people, likeliest first; those of a refused join do not, nor those that people decided.
    List<ScoredPair> doubtful();

    /// The pairs that nobody has decided.
    static List<ScoredPair> undecided(Constraints settled, List<ScoredPair> pairs) {
        Set<Constraints.Pair> decided = new HashSet<>(settled.musts());
        decided.addAll(settled.nevers());
        return decided.isEmpty()
                ? pairs
                : pairs.stream()
                        .filter(pair -> !decided.contains(new Constraints.Pair(pair.a(), pair.b())))
                        .toList();
    }

    List<Refusal> refused();

    /// Why two records were not joined though they are likely enough; nothing where that is not so.
    Optional<Refusal> refusal(int a, int b);

    Model model();

    /// Whether twins and kin were thought of; conditions know neither.
    boolean knowsKin();

    /// As messages and reports name a record.
    default String called(int record) {
        RecordName name = name(record);
        return name.source() + "/" + name.id();
    }

    /// A run over all of its records.
    record Whole(Records records, Links links, Constraints settled) implements Linked {

        @Override
        public OptionalInt find(RecordName name) {
            return records.find(name.source(), name.id());
        }

        @Override
        public RecordName name(int record) {
            return records.name(record);
        }

        @Override
        public int person(int record) {
            return links.person(record);
        }

        @Override
        public List<String> values(int record, Field field) {
            return records.values(record, field);
        }

        @Override
        public List<String> column(int record, String name) {
            String value = records.value(record, name);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Explanation explain(int a, int b) {
            return links.explain(a, b);
        }

        @Override
        public List<ScoredPair> joins(int record) {
            return links.joins(record);
        }

        @Override
        public boolean compared(int a, int b) {
            return !links.rules(a, b).isEmpty();
        }

        @Override
        public List<ScoredPair> doubtful() {
            return Linked.undecided(settled, Refusal.leaveOut(links.refused(), links.doubtful()));
        }

        @Override
        public Optional<Refusal> refusal(int a, int b) {
            return links.refused().stream()
                    .filter(refusal -> refusal.a() == Math.min(a, b) && refusal.b() == Math.max(a, b))
                    .findFirst();
        }

        @Override
        public List<Refusal> refused() {
            return links.refused();
        }

        @Override
        public Model model() {
            return links.model();
        }

        @Override
        public boolean knowsKin() {
            return links.conditions() == null;
        }
    }

    /// An earlier run after a change; what is doubtful or refused is so among those whom the change reached.
    record Changed(Standing standing, Effect effect) implements Linked {

        @Override
        public OptionalInt find(RecordName name) {
            return standing.find(name);
        }

        @Override
        public RecordName name(int record) {
            return standing.name(record);
        }

        @Override
        public int person(int record) {
            return standing.person(record);
        }

        @Override
        public List<String> values(int record, Field field) {
            return standing.values(record, field);
        }

        @Override
        public List<String> column(int record, String name) {
            String value = standing.value(record, name);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Explanation explain(int a, int b) {
            return standing.explain(a, b);
        }

        @Override
        public List<ScoredPair> joins(int record) {
            return standing.joins(record);
        }

        /// A standing by Kith's own model does not know who shared a block when.
        @Override
        public boolean compared(int a, int b) {
            return standing.conditions() == null || !standing.rules(a, b).isEmpty();
        }

        @Override
        public Optional<Refusal> refusal(int a, int b) {
            return standing.refusal(a, b);
        }

        @Override
        public List<ScoredPair> doubtful() {
            return Linked.undecided(settled(), Refusal.leaveOut(effect.refused(), effect.doubtful()));
        }

        @Override
        public Constraints settled() {
            return standing.settled();
        }

        @Override
        public List<Refusal> refused() {
            return effect.refused();
        }

        @Override
        public Model model() {
            return standing.model();
        }

        @Override
        public boolean knowsKin() {
            return standing.conditions() == null;
        }
    }
}
