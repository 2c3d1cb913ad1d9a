package org.kith.linkage.internal.register;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.InOrder;
import org.kith.linkage.internal.columns.Ints;

/// What stands: what records say, the pairs worth keeping, what is decided, whose children they are, and who is
/// one person.
final class Known {

    final Roll roll;
    final Columns columns;
    final Engine.Basis basis;
    final BitSet alive;
    final boolean[] tooBroad;
    final Edges edges;
    final Decided decided;
    final Persons persons;
    final Children children;

    Known(
            Engine.Basis basis,
            BitSet alive,
            boolean[] tooBroad,
            Edges edges,
            Decided decided,
            Persons persons,
            Children children) {
        this.basis = basis;
        columns = basis.table().columns;
        this.alive = alive;
        roll = new Roll(columns, alive);
        this.tooBroad = tooBroad;
        this.edges = edges;
        this.decided = decided;
        this.persons = persons;
        this.children = children;
    }

    /// All records that pairs, decisions or children connect with these, in an order that does not depend on when
    /// they came.
    int[] everybodyConnected(BitSet seeds) {
        BitSet reached = (BitSet) seeds.clone();
        Ints found = new Ints();
        seeds.stream().forEach(found::add);
        for (int i = 0; i < found.size(); i++) {
            eachConnected(found.get(i), record -> {
                if (alive.get(record) && !reached.get(record)) {
                    reached.set(record);
                    found.add(record);
                }
            });
        }
        return InOrder.of(columns, found.toArray());
    }

    /// Visits those that a pair, a decision or a child connects with a record, or that are its person too.
    void eachConnected(int record, IntConsumer visitor) {
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
}
