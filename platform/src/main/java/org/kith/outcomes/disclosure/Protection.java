package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;

/// Decides which numbers of a table are hidden: the sensitive ones, and the cheapest others by which none
/// of them can be worked out.
public final class Protection {

    private static final int MOST_ROUNDS = 200;

    /// What came of it.
    ///
    /// @param hidden the cells that are not told
    /// @param safe false when what earlier releases told leaves a small number too little room whatever
    /// is hidden now
    public record Pattern(BitSet hidden, boolean safe) {}

    private final Policy policy;

    public Protection(Policy policy) {
        this.policy = policy;
    }

    public Pattern of(Table table) {
        var slack = Slack.of(table, policy);
        var choice = new Choice(cell -> table.cell(cell).cost());
        var must = mustHide(table);
        var hidden = (BitSet) must.clone();
        var covers = new ArrayList<Cover>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var broken = slack.tooLittle(hidden);
            if (broken.isEmpty()) {
                return new Pattern(hidden, true);
            }
            if (broken.stream().anyMatch(cover -> !reachable(cover))) {
                break;
            }
            covers.addAll(broken);
            hidden = (BitSet) must.clone();
            hidden.or(choice.cheapest(covers));
        }
        hidden.set(0, table.size());
        return new Pattern(hidden, slack.tooLittle(hidden).isEmpty());
    }

    /// Whether the pattern keeps every sensitive cell of the table; for patterns that were made before.
    public boolean keeps(Table table, BitSet hidden) {
        var all = mustHide(table);
        all.or(hidden);
        return all.equals(hidden) && Slack.of(table, policy).tooLittle(hidden).isEmpty();
    }

    private static boolean reachable(Cover cover) {
        return cover.gives().values().stream().mapToDouble(Double::doubleValue).sum() >= cover.need() - 1e-6;
    }

    private static BitSet mustHide(Table table) {
        var must = new BitSet(table.size());
        for (int cell = 0; cell < table.size(); cell++) {
            var one = table.cell(cell);
            must.set(cell, one.isAlwaysHidden());
        }
        return must;
    }
}
