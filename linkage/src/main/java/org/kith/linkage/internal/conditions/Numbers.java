package org.kith.linkage.internal.conditions;

import java.util.HashMap;
import java.util.Map;
import org.kith.linkage.Refusal;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

/// The valid numbers of one column, by the groups that hold them; no group holds two.
final class Numbers {

    private static final int NONE = 0;

    private final Refusal.Reason reason;
    /// By a group's root.
    private final int[] held;

    Numbers(Raw raw, String column, Refusal.Reason reason, int records) {
        this.reason = reason;
        held = new int[records];
        Map<String, Integer> known = new HashMap<>();
        for (int record = 0; record < records; record++) {
            String written = raw.value(record, column);
            String number = written == null ? "" : valid(written);
            held[record] = number.isEmpty() ? NONE : known.computeIfAbsent(number, unseen -> known.size() + 1);
        }
    }

    /// The number in standard form; empty where it is not valid.
    private String valid(String written) {
        if (reason == Refusal.Reason.NHS_NUMBERS_CONFLICT) {
            String number = NhsNumber.standard(written);
            return NhsNumber.valid(number) ? number : "";
        }
        String number = Upn.standard(written);
        return Upn.lasting(number) ? number : "";
    }

    Refusal.Reason reason() {
        return reason;
    }

    boolean conflict(int rootA, int rootB) {
        return held[rootA] != NONE && held[rootB] != NONE && held[rootA] != held[rootB];
    }

    /// Two groups have become one, of this root.
    void joined(int rootA, int rootB, int root) {
        held[root] = Math.max(held[rootA], held[rootB]);
    }
}
