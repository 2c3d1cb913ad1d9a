package org.kith.outcomes.disclosure;

import java.util.BitSet;
import java.util.List;

/// Finds the sensitive cells that a reader could narrow down further than the policy allows.
sealed interface Slack permits TreeSlack, LinearSlack {

    /// For each sensitive cell with too little room, what must be hidden besides; none when all are safe.
    ///
    /// @param hidden the cells that a reader is not told
    List<Cover> tooLittle(BitSet hidden);

    static Slack of(Table table, Policy policy) {
        return table.forest() ? new TreeSlack(table, policy) : new LinearSlack(table, policy);
    }

    /// How much room a cell needs: no more than its bound leaves.
    static double need(Table.Cell cell, Policy policy) {
        return Math.min(policy.room(), cell.bound());
    }
}
