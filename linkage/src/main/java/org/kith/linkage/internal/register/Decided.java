package org.kith.linkage.internal.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.internal.columns.Ints;

/// What people, contracts and the law have settled, looked up by record.
final class Decided {

    private final Map<Integer, Set<Integer>> musts = new HashMap<>();
    private final Map<Integer, Set<Integer>> nevers = new HashMap<>();
    private final Map<Integer, Integer> barriers = new HashMap<>();
    private final List<String> once = new ArrayList<>();

    static Decided of(Constraints constraints) {
        Decided decided = new Decided();
        constraints.musts().forEach(pair -> decided.must(pair.a(), pair.b()));
        constraints.nevers().forEach(pair -> decided.never(pair.a(), pair.b()));
        constraints.barriers().forEach(decided::barrier);
        decided.once.addAll(constraints.sourcesHoldingAPersonOnce());
        return decided;
    }

    void must(int a, int b) {
        put(musts, a, b);
    }

    void never(int a, int b) {
        put(nevers, a, b);
    }

    private static void put(Map<Integer, Set<Integer>> pairs, int a, int b) {
        pairs.computeIfAbsent(a, unknown -> new TreeSet<>()).add(b);
        pairs.computeIfAbsent(b, unknown -> new TreeSet<>()).add(a);
    }

    void undecide(int a, int b) {
        take(musts, a, b);
        take(nevers, a, b);
    }

    private static void take(Map<Integer, Set<Integer>> pairs, int a, int b) {
        pairs.computeIfPresent(a, (known, others) -> without(others, b));
        pairs.computeIfPresent(b, (known, others) -> without(others, a));
    }

    private static @Nullable Set<Integer> without(Set<Integer> others, int one) {
        others.remove(one);
        return others.isEmpty() ? null : others;
    }

    /// All of it.
    Constraints constraints() {
        Constraints all = new Constraints();
        musts.forEach((a, others) -> others.forEach(b -> {
            if (a <= b) {
                all.must(a, b);
            }
        }));
        nevers.forEach((a, others) -> others.forEach(b -> {
            if (a <= b) {
                all.never(a, b);
            }
        }));
        barriers.forEach((record, group) -> {
            if (group != 0) {
                all.barrier(record, group);
            }
        });
        once.forEach(all::oncePerPerson);
        return all;
    }

    void barrier(int record, int group) {
        barriers.put(record, group);
    }

    void once(String source) {
        once.add(source);
    }

    List<String> once() {
        return once;
    }

    int barrier(int record) {
        return barriers.isEmpty() ? 0 : barriers.getOrDefault(record, 0);
    }

    void eachMust(int record, IntConsumer visitor) {
        each(musts, record, visitor);
    }

    void eachNever(int record, IntConsumer visitor) {
        each(nevers, record, visitor);
    }

    private static void each(Map<Integer, Set<Integer>> pairs, int record, IntConsumer visitor) {
        Set<Integer> others = pairs.isEmpty() ? null : pairs.get(record);
        if (others != null) {
            others.forEach(visitor::accept);
        }
    }

    /// Whether anything was decided of a record, so that it is remembered though it has gone.
    boolean speaksOf(int record) {
        return musts.containsKey(record) || nevers.containsKey(record) || barrier(record) != 0;
    }

    /// Writes all of it for [#read].
    ///
    /// @param numbers each record's number in the file
    void write(FileOut out, int[] numbers) throws IOException {
        Ints together = new Ints();
        Ints apart = new Ints();
        Ints behind = new Ints();
        for (int record = 0; record < numbers.length; record++) {
            int one = record;
            eachMust(record, other -> pair(numbers, one, other, together));
            eachNever(record, other -> pair(numbers, one, other, apart));
            if (barrier(record) != 0) {
                behind.add(numbers[record]);
                behind.add(barrier(record));
            }
        }
        for (Ints each : List.of(together, apart, behind)) {
            out.number(each.size());
            for (int i = 0; i < each.size(); i++) {
                out.writeInt(each.get(i));
            }
        }
        out.number(once.size());
        for (String source : once) {
            out.text(source);
        }
    }

    private static void pair(int[] numbers, int one, int other, Ints into) {
        if (one <= other) {
            into.add(numbers[one]);
            into.add(numbers[other]);
        }
    }

    static Decided read(FileIn in) throws IOException {
        Decided decided = new Decided();
        for (int i = in.number(); i > 0; i -= 2) {
            decided.must(in.readInt(), in.readInt());
        }
        for (int i = in.number(); i > 0; i -= 2) {
            decided.never(in.readInt(), in.readInt());
        }
        for (int i = in.number(); i > 0; i -= 2) {
            decided.barrier(in.readInt(), in.readInt());
        }
        for (int i = in.number(); i > 0; i--) {
            decided.once(in.text());
        }
        return decided;
    }
}
