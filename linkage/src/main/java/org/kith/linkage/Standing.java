package org.kith.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
///
/// Holds personal data: what every record says, in standard form. A value asked about or taken out is gone for good
/// once the standing is written and read again. Any thread may use it; they take turns.
public final class Standing {

    private final Register register;

    private Standing(Register register) {
        this.register = register;
    }

    /// Lets what a run found stand; the records belong to the standing from here on.
    ///
    /// @param settings those that the run had
    public static Standing of(Records records, Links links, Settings settings) {
        return new Standing(Register.of(records.columns, links.run(), settings));
    }

    /// Reads what was written.
    ///
    /// @param threads how many to use; the result is the same for any number
    /// @throws IOException with a sentence, when the file is another, of another version, damaged or cut off
    public static Standing read(Path file, int threads) throws IOException {
        return new Standing(RegisterFile.read(file, threads));
    }

    /// Writes all that is needed to go on, whole or not at all.
    public void write(Path file) throws IOException {
        RegisterFile.write(register, file);
    }

    /// Brings in what has changed.
    ///
    /// @throws IllegalArgumentException when something is named that is not there; then nothing has changed
    public Effect apply(Change change) {
        return register.apply(changes(change));
    }

    /// Brings in what has changed, and tells what a whole run by the same model, frequencies and
    /// rules would find of all whom it touches. Nothing is kept together for having stood
    /// together: whoever wants that does it.
    ///
    /// @throws IllegalArgumentException when something is named that is not there; then nothing
    /// has changed
    public Relinked relink(Change change) {
        Register.Anew anew = register.relink(changes(change));
        return new Relinked(anew.records(), new Links(anew.run()), anew.limitCrossed());
    }

    /// Links other records from nothing by what this standing goes by: its model, frequencies of
    /// values and rules.
    ///
    /// @param settings all but their model
    public Links link(Records records, Settings settings) {
        return new Links(register.link(records.columns, settings));
    }

    private static Register.Changes changes(Change change) {
        return new Register.Changes(
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
        return register.settled();
    }

    /// Told of two records, one of whose persons is said to be a parent or carer of the other's.
    @FunctionalInterface
    public interface ChildVisitor {
        void named(int carer, int child);
    }

    /// Shows who is named as whose child, in no order; records that have gone are among them.
    public void eachChild(ChildVisitor visitor) {
        register.eachChild(visitor);
    }

    /// The likeliest records to be the one described, best first; nothing is kept of it.
    ///
    /// @param most how many at most
    public List<Candidate> candidates(Records described, int record, int most) {
        return register.candidates(described.columns, record, most);
    }

    /// How many records there are.
    public int size() {
        return register.size();
    }

    /// The numbers of the records that are there, rising. Written and read again they are others, but in the same
    /// order.
    public IntStream records() {
        return register.records();
    }

    /// How many people they are.
    public int people() {
        return register.people();
    }

    /// The record's number, which stays the same until the standing is written and read again.
    public OptionalInt find(RecordName name) {
        return register.find(name);
    }

    public RecordName name(int record) {
        return register.name(record);
    }

    /// The record's person, or 0 for a record that has gone.
    public int person(int record) {
        return register.person(record);
    }

    /// All records of a record's person, itself among them.
    public List<Integer> fellows(int record) {
        return register.fellows(record);
    }

    /// The values of all fields that are compared as this one is, in standard form: former surnames with the
    /// surname.
    public List<String> values(int record, Field field) {
        return register.values(record, field);
    }

    /// Why these two records are or are not one person.
    public Explanation explain(int a, int b) {
        return register.explain(a, b);
    }

    /// By what records are compared.
    public Model model() {
        return register.model();
    }
}
