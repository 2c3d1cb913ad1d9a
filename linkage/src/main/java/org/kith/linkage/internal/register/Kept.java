package org.kith.linkage.internal.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.kith.linkage.Constraints;
import org.kith.linkage.Effect;
import org.kith.linkage.Explanation;
import org.kith.linkage.Model;
import org.kith.linkage.RecordName;

/// Records whose people are known, by whichever engine linked them. Whoever asks from another thread waits until a
/// change is done.
public sealed interface Kept permits Register, ConditionRegister {

    int size();

    IntStream records();

    /// Every source that a record is or was of.
    Set<String> sources();

    OptionalInt find(RecordName name);

    RecordName name(int record);

    /// The record's person, or 0 where it has gone.
    int person(int record);

    int people();

    List<Integer> fellows(int record);

    /// All that is settled, by the records' numbers.
    Constraints settled();

    Model model();

    Explanation explain(int a, int b);

    Effect apply(Changes changes);

    /// Writes all that is needed to go on, whole or not at all.
    void write(Path file) throws IOException;
}
