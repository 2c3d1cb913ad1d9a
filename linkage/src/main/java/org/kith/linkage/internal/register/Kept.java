package org.kith.linkage.internal.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Model;
import org.kith.linkage.RecordName;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;

/// Records whose people are known, by whichever engine linked them. Whoever asks from another thread waits until a
/// change is done.
public abstract sealed class Kept permits Register, ConditionRegister {

    final Roll roll;
    final Decided decided;
    final Persons persons;
    final double joinAt;
    final double keepFrom;
    final int threads;

    Kept(Roll roll, Decided decided, Persons persons, double joinAt, double keepFrom, int threads) {
        this.roll = roll;
        this.decided = decided;
        this.persons = persons;
        this.joinAt = joinAt;
        this.keepFrom = keepFrom;
        this.threads = threads;
    }

    public final synchronized int size() {
        return roll.alive().cardinality();
    }

    public final synchronized IntStream records() {
        return Arrays.stream(roll.alive().stream().toArray());
    }

    /// Every source that a record is or was of.
    public final synchronized Set<String> sources() {
        return roll.columns().sources();
    }

    public final synchronized OptionalInt find(RecordName name) {
        return roll.find(name);
    }

    public final synchronized RecordName name(int record) {
        return roll.name(record);
    }

    /// The record's person, or 0 where it has gone.
    public final synchronized int person(int record) {
        return persons.of(record);
    }

    public final synchronized int people() {
        return persons.count();
    }

    public final synchronized List<Integer> fellows(int record) {
        return persons.fellows(record);
    }

    /// All that is settled, by the records' numbers.
    public final synchronized Constraints settled() {
        return decided.constraints();
    }

    public abstract Model model();

    public abstract Explanation explain(int a, int b);

    /// The pairs that hold a record's person together, decisions first and then the likeliest.
    public abstract List<ScoredPair> joins(int record);

    /// The joins that are refused among those with whom two records are connected.
    public abstract List<Refusal> refused(int a, int b);

    public abstract Effect apply(Changes changes);

    /// Writes all that is needed to go on, whole or not at all.
    public abstract void write(Path file) throws IOException;
}
