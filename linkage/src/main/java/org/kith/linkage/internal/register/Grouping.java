package org.kith.linkage.internal.register;

import java.util.BitSet;
import org.kith.linkage.Constraints;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Scorer;

/// Works out anew who is one person among those whom a change touches.
final class Grouping {

    private final Known known;
    private final double joinAt;
    private final double keepFrom;
    private int[] local = {};

    Grouping(Known known, double joinAt, double keepFrom) {
        this.known = known;
        this.joinAt = joinAt;
        this.keepFrom = keepFrom;
    }

    /// The place of each of the records in hand, from 1, and 0 for all others; kept for the next change, since it is as
    /// large as all records are many.
    private int[] local(int[] records) {
        if (local.length < known.columns.size()) {
            local = new int[known.columns.size() + (known.columns.size() >> 4)];
        }
        for (int i = 0; i < records.length; i++) {
            local[records[i]] = i + 1;
        }
        return local;
    }

    /// Records with all that connects them, by their places among them.
    record Connected(Engine.Basis part, Ties ties, Constraints constraints, Pairs pairs) {}

    Connected connected(int[] records) {
        int[] local = local(records);
        Pairs pairs = new Pairs();
        Constraints constraints = new Constraints();
        known.decided.once().forEach(constraints::oncePerPerson);
        Ints carers = new Ints();
        Ints named = new Ints();
        for (int i = 0; i < records.length; i++) {
            int here = i;
            int record = records[i];
            known.edges.each(record, (other, odds) -> {
                if (here < local[other] - 1) {
                    pairs.add(here, local[other] - 1, odds);
                }
            });
            known.decided.eachMust(record, other -> {
                if (known.alive.get(other) && here < local[other] - 1) {
                    constraints.must(here, local[other] - 1);
                }
            });
            known.decided.eachNever(record, other -> {
                if (here < local[other] - 1) {
                    constraints.never(here, local[other] - 1);
                }
            });
            if (known.decided.barrier(record) != 0) {
                constraints.barrier(here, known.decided.barrier(record));
            }
            for (int child : known.children.of(record)) {
                if (known.alive.get(child)) {
                    carers.add(here);
                    named.add(local[child] - 1);
                }
            }
        }
        for (int record : records) {
            local[record] = 0;
        }
        return new Connected(known.basis.part(records), new Ties(records.length, carers, named), constraints, pairs);
    }

    Engine.Grouped group(Connected connected) {
        return Engine.group(
                connected.part(),
                connected.ties(),
                connected.constraints(),
                connected.pairs(),
                Scorer.logOdds(joinAt),
                Scorer.logOdds(keepFrom),
                false);
    }

    /// Keeps together what stood together and is nearly as sure as it has to be to be joined.
    ///
    /// @param before each record's person before
    /// @param bereft persons of whom nothing is held together
    void hold(Engine.Grouped grouped, int[] before, BitSet bereft) {
        int[] stood = new int[before.length];
        for (int i = 0; i < before.length; i++) {
            stood[i] = bereft.get(before[i]) ? 0 : before[i];
        }
        grouped.clusters().hold(grouped.pairs(), stood);
    }

    /// Persons whom a record or a child was taken from: what it bore out falls with it, so that nothing
    /// there is held together for having stood together.
    BitSet bereft(int[] gone) {
        BitSet bereft = new BitSet();
        for (int record : gone) {
            bereft.set(known.persons.of(record));
            for (int carer : known.children.carersOf(record)) {
                bereft.set(known.persons.of(carer));
            }
        }
        return bereft;
    }
}
