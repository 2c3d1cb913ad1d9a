package org.kith.linkage.internal.register;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.linkage.Change;
import org.kith.linkage.RecordName;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Translation;

/// Writes down what a change says of records.
final class Saying {

    private final Known known;

    Saying(Known known) {
        this.known = known;
    }

    /// The numbers of those that are to be removed.
    ///
    /// @throws IllegalArgumentException where one is not there or is to be changed too, or a child or
    /// carer is named who is not there
    int[] gone(Changes changes) {
        int[] gone = known.roll.gone(changes);
        checkNames(changes.said(), changes.children());
        return gone;
    }

    /// Those of whom something was known that is so no longer.
    int[] before(int[] gone, int[] put) {
        return IntStream.concat(Arrays.stream(gone), Arrays.stream(put).filter(known.alive::get))
                .toArray();
    }

    /// Writes down what has changed, pairs left out, and says with whom to begin to look.
    BitSet say(Changes changes, int[] gone, int[] put) {
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
                if (known.roll.find(name).isEmpty()
                        && said.find(name.source(), name.id()).isEmpty()) {
                    throw new IllegalArgumentException(
                            "a child or carer of " + name.source() + " is named, but no such record is there");
                }
            }
        }
    }

    /// Forgets what is gone and what said something else before; whoever was connected with it is looked at anew.
    private void takeOut(int[] gone, int[] put, BitSet seeds) {
        int[] out = before(gone, put);
        for (int record : out) {
            known.eachConnected(record, seeds::set);
        }
        for (int record : out) {
            known.edges.forget(record);
            known.children.forget(record);
        }
        for (int record : gone) {
            known.alive.clear(record);
            known.basis.table().clear(record);
        }
        seeds.and(known.alive);
    }

    /// Writes down what the records say now.
    private void say(Columns said, int[] put) {
        Table table = known.basis.table();
        table.grow(known.columns.size() + 1);
        Table told = new Table(said);
        Translation translation = new Translation(said, known.columns);
        for (int record = 0; record < put.length; record++) {
            for (Attribute attribute : Attribute.values()) {
                table.set(put[record], attribute, translation.of(told, record, attribute));
            }
            known.alive.set(put[record]);
        }
        known.basis.derived().follow();
        known.basis.frequencies().follow(known.columns);
    }

    /// Children and decisions by the records' numbers here.
    private void name(Changes changes, Columns said, int[] put, BitSet seeds) {
        for (int i = 0; i < said.carers.size(); i++) {
            known.children.add(put[said.carers.get(i)], put[said.children.get(i)]);
        }
        for (Change.Pair pair : changes.children()) {
            known.children.add(known.roll.open(pair.a()), known.roll.open(pair.b()));
            seeds.set(known.roll.open(pair.a()));
        }
        for (Change.Pair pair : changes.childrenGone()) {
            known.roll.bothKnown(pair, seeds::set, known.children::remove);
        }
        changes.looks().forEach(name -> known.roll.find(name).ifPresent(seeds::set));
        known.roll.decide(changes, known.decided, seeds::set);
        for (Change.Barrier barrier : changes.barriers()) {
            known.decided.barrier(known.roll.open(barrier.record()), barrier.group());
            seeds.set(known.roll.open(barrier.record()));
        }
        known.persons.grow(known.columns.size());
        known.basis.table().grow(known.columns.size() + 1);
        seeds.and(known.alive);
    }
}
