package org.kith.linkage.internal.conditions;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Refusal;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

/// What the records of each group hold, that keeps groups apart: two that hold numbers and have none in common, or
/// two that have a source in common which holds a person once.
final class Held implements Groups.Bar {

    private static final int NONE = 0;

    private final Refusal.Reason reason;
    /// What each group holds, by its root; of what it holds more than one of, the highest.
    private final int[] held;
    /// What those groups hold that hold more than one.
    private final Map<Integer, Set<Integer>> several = new HashMap<>();

    private Held(Refusal.Reason reason, int records, IntFunction<@Nullable String> values) {
        this.reason = reason;
        held = new int[records];
        Map<String, Integer> known = new HashMap<>();
        for (int record = 0; record < records; record++) {
            String value = values.apply(record);
            held[record] = value == null ? NONE : known.computeIfAbsent(value, unseen -> known.size() + 1);
        }
    }

    /// The valid numbers of one column.
    static Held numbers(Columns columns, String column, Refusal.Reason reason) {
        return new Held(reason, columns.size(), record -> {
            String written = columns.raw().value(record, column);
            return written == null ? null : valid(written, reason);
        });
    }

    /// Those of these sources that have a record of it.
    static Held sources(Columns columns, Set<String> once) {
        return new Held(Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE, columns.size(), record -> {
            String source = columns.source(record);
            return once.contains(source) ? source : null;
        });
    }

    /// The number in standard form, where it is valid.
    private static @Nullable String valid(String written, Refusal.Reason reason) {
        if (reason == Refusal.Reason.NHS_NUMBERS_CONFLICT) {
            String number = NhsNumber.standard(written);
            return NhsNumber.valid(number) ? number : null;
        }
        String number = Upn.standard(written);
        return Upn.lasting(number) ? number : null;
    }

    @Override
    public Refusal.Reason reason() {
        return reason;
    }

    @Override
    public boolean between(int rootA, int rootB) {
        if (held[rootA] == NONE || held[rootB] == NONE) {
            return false;
        }
        boolean common =
                held[rootA] == held[rootB] || (!several.isEmpty() && !Collections.disjoint(all(rootA), all(rootB)));
        return common == (reason == Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE);
    }

    private Set<Integer> all(int root) {
        return several.getOrDefault(root, held[root] == NONE ? Set.of() : Set.of(held[root]));
    }

    @Override
    public void joined(int rootA, int rootB, int root) {
        if (!several.isEmpty() || (held[rootA] != NONE && held[rootB] != NONE && held[rootA] != held[rootB])) {
            Set<Integer> both = new HashSet<>(all(rootA));
            both.addAll(all(rootB));
            if (both.size() > 1) {
                several.put(root, both);
            }
        }
        held[root] = Math.max(held[rootA], held[rootB]);
    }
}
