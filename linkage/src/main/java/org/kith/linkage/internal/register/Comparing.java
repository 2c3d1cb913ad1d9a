package org.kith.linkage.internal.register;

import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.blocking.Fellows;
import org.kith.linkage.internal.blocking.Index;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.weights.Scorer;

/// Compares what is new with those who share a block with it.
final class Comparing {

    private static final int RECORDS_PER_TASK = 128;

    private final Known known;
    private final double keepFrom;
    private final int threads;

    private @Nullable Index index;

    private final Queue<Helper> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Helper> busy = new ConcurrentLinkedQueue<>();

    Comparing(Known known, double keepFrom, int threads) {
        this.known = known;
        this.keepFrom = keepFrom;
        this.threads = threads;
    }

    /// Lets go of the blocks: they are no longer what they were.
    void forget() {
        index = null;
        idle.clear();
    }

    /// The blocks of all records that are there.
    Index index() {
        if (index == null) {
            index = new Index(known.basis.table(), known.basis.derived(), known.alive, threads, known.tooBroad);
        }
        return index;
    }

    /// Compares these records with each other and with all others, keeps the pairs worth it, and
    /// says how many there were.
    long compare(int[] put, Supplier<Helper> helpers) {
        Pairs found = pairs(put, helpers);
        for (int i = 0; i < found.size; i++) {
            known.edges.add(found.a[i], found.b[i], found.logOdds[i]);
        }
        return found.compared;
    }

    /// The same, among those with whom a record shares a block that is kept.
    long compare(int[] put) {
        return compare(put, this::helper);
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
    record Helper(Scorer scorer, Fellows search) {}

    private Helper helper() {
        Helper helper = idle.poll();
        if (helper == null) {
            helper = new Helper(known.basis.scorer(), index().new Search(known.basis.table(), known.basis.derived()));
        }
        busy.add(helper);
        return helper;
    }
}
