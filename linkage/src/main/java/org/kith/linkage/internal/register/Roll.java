package org.kith.linkage.internal.register;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kith.linkage.Change;
import org.kith.linkage.RecordName;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.InOrder;

/// Who is there: records by number, which a record keeps though it goes and comes back.
///
/// @param alive records that are there; the others have gone, or are only known by a decision
record Roll(Columns columns, BitSet alive) {

    OptionalInt find(RecordName name) {
        OptionalInt found = columns.find(name.source(), name.id());
        return found.isPresent() && alive.get(found.getAsInt()) ? found : OptionalInt.empty();
    }

    RecordName name(int record) {
        return new RecordName(columns.source(record), columns.id(record));
    }

    int open(RecordName name) {
        return columns.open(name.source(), name.id());
    }

    /// The numbers of those that are to be removed.
    ///
    /// @throws IllegalArgumentException where one is not there or is to be changed too
    int[] gone(Changes changes) {
        int[] gone = changes.gone().stream()
                .mapToInt(name -> find(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no record of " + name.source() + " has the id that is to be removed")))
                .distinct()
                .toArray();
        for (int record : gone) {
            if (changes.said().find(columns.source(record), columns.id(record)).isPresent()) {
                throw new IllegalArgumentException(
                        "a record of " + columns.source(record) + " is to be changed and to be removed");
            }
        }
        return gone;
    }

    /// The numbers here of all records that something is said of, in an order that does not depend on theirs.
    int[] numbered(Columns said) {
        int[] put = new int[said.size()];
        for (int record : InOrder.of(said, IntStream.range(0, put.length).toArray())) {
            put[record] = columns.open(said.source(record), said.id(record));
        }
        return put;
    }

    /// The number of each record in a file, -1 of those that have gone and are not to be remembered.
    int[] numbers(IntPredicate remembered) {
        int[] numbers = new int[columns.size()];
        int count = 0;
        for (int record = 0; record < numbers.length; record++) {
            numbers[record] = alive.get(record) || remembered.test(record) ? count++ : -1;
        }
        return numbers;
    }

    /// Writes down what people decided.
    ///
    /// @param touched told of each record that something was decided of
    void decide(Changes changes, Decided decided, IntConsumer touched) {
        for (Change.Pair pair : changes.undecided()) {
            bothKnown(pair, touched, decided::undecide);
        }
        for (Change.Pair pair : changes.musts()) {
            both(pair, touched, decided::must);
        }
        for (Change.Pair pair : changes.nevers()) {
            both(pair, touched, decided::never);
        }
    }

    /// An act on two records.
    interface OfTwo {
        void of(int a, int b);
    }

    /// Acts on two records, where both were ever there.
    void bothKnown(Change.Pair pair, IntConsumer touched, OfTwo act) {
        List<RecordName> names = List.of(pair.a(), pair.b());
        if (names.stream()
                .allMatch(name -> columns.find(name.source(), name.id()).isPresent())) {
            both(pair, touched, act);
        }
    }

    private void both(Change.Pair pair, IntConsumer touched, OfTwo act) {
        int a = open(pair.a());
        int b = open(pair.b());
        act.of(a, b);
        touched.accept(a);
        touched.accept(b);
    }
}
