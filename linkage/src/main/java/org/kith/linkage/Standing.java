package org.kith.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.register.Changes;
import org.kith.linkage.internal.register.ConditionFile;
import org.kith.linkage.internal.register.ConditionRegister;
import org.kith.linkage.internal.register.Kept;
import org.kith.linkage.internal.register.Register;
import org.kith.linkage.internal.register.RegisterFile;

/// Records whose people are known, and stay known while records come, change and go.
///
/// A change is compared with the records that share a block with it, by the model and the frequencies of values
/// that the whole run had. The people of everybody whom a pair, a decision or a child connects with what changed are
/// worked out anew as a whole run does it, constraints and twins included; all others stand as they did. At the
/// same model and frequencies the people are therefore those of a whole run, but for two things: records
/// of one person that have become a little less sure stay together down to 0.90 (unless one of that person's
/// records was removed), and what a block brought together before it grew too large to look at stays compared.
/// Where records were linked by conditions, all are linked anew by what these had learnt.
///
/// Holds personal data: what every record says, in standard form or, for conditions, as it is. A value asked about
/// or taken out is gone for good once the standing is written and read again. Any thread may use it; they take
/// turns.
public final class Standing {

    private final Kept kept;

    private Standing(Kept kept) {
        this.kept = kept;
    }

    /// Lets what a run found stand; the records belong to the standing from here on.
    ///
    /// @param settings those that the run had
    public static Standing of(Records records, Links links, Settings settings) {
        return new Standing(
                links.found() == null
                        ? Register.of(records.columns, links.run(), settings)
                        : ConditionRegister.of(records.columns, links.found(), settings));
    }

    /// Reads what was written of a run by Kith's own model.
    ///
    /// @param threads how many to use; the result is the same for any number
    /// @throws IOException with a sentence, when the file is another, of another version, damaged or cut off
    public static Standing read(Path file, int threads) throws IOException {
        return new Standing(RegisterFile.read(file, threads));
    }

    /// Reads what was written of a run by conditions.
    ///
    /// @param conditions those that the run had learnt, which its file does not hold
    /// @param threads    how many to use; the result is the same for any number
    /// @throws IOException with a sentence, when the file is another, of another version, damaged or cut off
    public static Standing read(Path file, Conditions conditions, int threads) throws IOException {
        return new Standing(ConditionFile.read(file, conditions, threads));
    }

    /// Writes all that is needed to go on, whole or not at all; conditions are to be kept beside it.
    public void write(Path file) throws IOException {
        kept.write(file);
    }

    private Register register() {
        if (kept instanceof Register register) {
            return register;
        }
        throw new IllegalArgumentException("a run by conditions links all records anew whenever something changes: it"
                + " knows no children, no candidates and no part of the people");
    }

    /// The conditions that records were linked by, with all that was learnt; null where they were not linked by
    /// conditions.
    public @Nullable Conditions conditions() {
        return kept instanceof ConditionRegister register ? register.conditions() : null;
    }

    /// Columns of which no person may hold two valid numbers, where records were linked by conditions.
    public Map<String, Refusal.Reason> apart() {
        return kept instanceof ConditionRegister register ? register.apart() : Map.of();
    }

    /// Every pair that conditions kept, joined or not, in the order of the rules.
    public List<WeighedPair> weighed() {
        return kept instanceof ConditionRegister register ? register.weighed() : List.of();
    }

    /// The blocking rules of conditions that bring two records together; none where records were not linked by
    /// conditions, since it is not kept who shared a block when.
    public List<String> rules(int a, int b) {
        return kept instanceof ConditionRegister register ? register.rules(a, b) : List.of();
    }

    /// A record's value of a column that conditions read; null where it has none.
    public @Nullable String value(int record, String column) {
        return kept instanceof ConditionRegister register ? register.value(record, column) : null;
    }

    /// Brings in what has changed.
    ///
    /// @throws IllegalArgumentException when something is named that is not there, or conditions are told of
    /// a child or a barrier; then nothing has changed
    public Effect apply(Change change) {
        return kept.apply(changes(change));
    }

    /// Brings in what has changed, and tells what a whole run by the same model, frequencies and
    /// rules would find of all whom it touches. Nothing is kept together for having stood
    /// together; [Links#holding] does that.
    ///
    /// @throws IllegalArgumentException when something is named that is not there, or records were linked by
    /// conditions; then nothing has changed
    public Relinked relink(Change change) {
        Register.Anew anew = register().relink(changes(change));
        return new Relinked(anew.records(), new Links(anew.run()), anew.limitCrossed());
    }

    /// Links other records from nothing by what this standing goes by: its model, frequencies of
    /// values and rules.
    ///
    /// @param settings all but their model
    /// @throws IllegalArgumentException where records were linked by conditions
    public Links link(Records records, Settings settings) {
        return new Links(register().link(records.columns, settings));
    }

    private static Changes changes(Change change) {
        return new Changes(
                change.said.columns,
                change.gone,
                change.children,
                change.musts,
                change.nevers,
                change.barriers,
                change.childrenGone,
                change.undecided,
                change.looks);
    }

    /// All that is settled, by the records' numbers; records that have gone are among them.
    public Constraints settled() {
        return kept.settled();
    }

    /// Told of two records, one of whose persons is said to be a parent or carer of the other's.
    @FunctionalInterface
    public interface ChildVisitor {
        void named(int carer, int child);
    }

    /// Shows who is named as whose child, in no order; records that have gone are among them.
    ///
    /// @throws IllegalArgumentException where records were linked by conditions
    public void eachChild(ChildVisitor visitor) {
        register().eachChild(visitor);
    }

    /// The likeliest records to be the one described, best first; nothing is kept of it.
    ///
    /// @param most how many at most
    /// @throws IllegalArgumentException where records were linked by conditions
    public List<Candidate> candidates(Records described, int record, int most) {
        return register().candidates(described.columns, record, most);
    }

    /// How many records there are.
    public int size() {
        return kept.size();
    }

    /// The numbers of the records that are there, rising. Written and read again they are others, but in the same
    /// order.
    public IntStream records() {
        return kept.records();
    }

    /// Every source that a record is or was of.
    public Set<String> sources() {
        return kept.sources();
    }

    /// How many people they are.
    public int people() {
        return kept.people();
    }

    /// The record's number, which stays the same until the standing is written and read again.
    public OptionalInt find(RecordName name) {
        return kept.find(name);
    }

    public RecordName name(int record) {
        return kept.name(record);
    }

    /// The record's person, or 0 for a record that has gone.
    public int person(int record) {
        return kept.person(record);
    }

    /// All records of a record's person, itself among them.
    public List<Integer> fellows(int record) {
        return kept.fellows(record);
    }

    /// The values of all fields that are compared as this one is, in standard form: former surnames with the
    /// surname. None where records were linked by conditions, which read columns.
    public List<String> values(int record, Field field) {
        return kept instanceof Register register ? register.values(record, field) : List.of();
    }

    /// Why these two records are or are not one person.
    public Explanation explain(int a, int b) {
        return kept.explain(a, b);
    }

    /// The pairs that hold a record's person together, as [Links#joins] tells them.
    public List<ScoredPair> joins(int record) {
        return kept.joins(record);
    }

    /// What keeps two records apart though they are likely enough to be one person, however long ago they came; none
    /// where nothing does.
    public Optional<Refusal> refusal(int a, int b) {
        return kept.refused(a, b).stream()
                .filter(refusal -> refusal.a() == Math.min(a, b) && refusal.b() == Math.max(a, b))
                .findFirst();
    }

    /// By what records are compared.
    public Model model() {
        return kept.model();
    }
}
