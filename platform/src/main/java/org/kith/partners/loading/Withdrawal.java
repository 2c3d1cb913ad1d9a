package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kith.partners.bulk.Ints;
import org.kith.partners.standing.FactTable;

/// Facts that no longer stand once a delivery is in: its rows say otherwise now, or what it covers is not in it.
final class Withdrawal {

    private final OpenDelivery delivery;
    private final Map<FactTable, Ints> entries = new LinkedHashMap<>();
    private int changed;
    private int gone;
    /// By the ids of their records, as those who are not told of any longer.
    private final BitSet toldBefore = new BitSet();

    private final BitSet unnamed = new BitSet();

    private final Set<Long> statingNothing;

    private Withdrawal(OpenDelivery delivery, Set<Long> statingNothing) {
        this.delivery = delivery;
        this.statingNothing = statingNothing;
    }

    /// @param statingNothing the keys of rows of the delivery that state no fact of anybody who is known, whatever they
    /// stated before
    static Withdrawal of(OpenDelivery delivery, Coverage coverage, Set<Long> statingNothing) throws SQLException {
        var withdrawal = new Withdrawal(delivery, statingNothing);
        for (var table : coverage.tables()) {
            withdrawal.look(table, coverage);
        }
        return withdrawal;
    }

    private void look(FactTable table, Coverage coverage) {
        boolean laterCame = !delivery.later.none();
        var maybeSeen = table.keysThatMayBeSeen(delivery.id);
        for (int i = 0; i < table.size; i++) {
            if (table.deliveries[i] == FactTable.GONE
                    || table.deliveries[i] == delivery.id
                    || coverage.isSilentOn(table.kinds[i])) {
                continue;
            }
            if (table.seen[i] == delivery.id) {
                toldBefore.set(table.records[i]);
                continue;
            }
            boolean better = laterCame
                    && table.kinds[i] != delivery.kinds.attendance
                    && delivery.isOutdoneBy(table.deliveries[i], table.settings[i]);
            long key = table.keys[i];
            boolean restated = key != 0
                    && (statingNothing.contains(key) || (maybeSeen.test(key) && table.keySeen(key, delivery.id)));
            if (!better && restated) {
                changed++;
            } else if (coverage.holds(table, i)) {
                gone++;
                if (!coverage.names(table, i)) {
                    unnamed.set(table.records[i]);
                }
            } else {
                continue;
            }
            toldBefore.set(table.records[i]);
            entries.computeIfAbsent(table, _ -> new Ints()).add(i);
        }
    }

    /// How many facts their rows tell otherwise now.
    int changed() {
        return changed;
    }

    /// How many facts are not told any longer.
    int gone() {
        return gone;
    }

    /// Of how many people something is not told any longer whom the file does not name at all.
    int unnamed() {
        return unnamed.cardinality();
    }

    /// Of how many people something stood that the file speaks for.
    int toldBefore() {
        return toldBefore.cardinality();
    }

    void write() {
        entries.forEach((table, gone) -> {
            for (int entry : gone.toArray()) {
                delivery.source.withdraw(table, entry, delivery.id);
            }
        });
    }
}
