package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/// The attacker's problem by linear programming, for sums of any shape: how far could a cell lie from
/// what it is with every published number as it stands?
///
/// Each solution is another table that a reader could believe, and shows the room of many cells at once;
/// those that it shows to be safe are not asked about. For the others the dual says what must be hidden
/// besides (Fischetti and Salazar 2000).
final class LinearSlack implements Slack {

    private static final double EXACT = 1e-6;

    /// A cell that is shown is not free to move; in the dual it costs a little, so that few are named.
    private static final double LITTLE = 1e-3;

    private final Table table;
    private final Policy policy;

    LinearSlack(Table table, Policy policy) {
        this.table = table;
        this.policy = policy;
    }

    @Override
    public List<Cover> tooLittle(BitSet hidden) {
        var covers = new ArrayList<Cover>();
        double[] low = new double[table.size()];
        double[] high = new double[table.size()];
        for (int cell = 0; cell < table.size(); cell++) {
            double need = Slack.need(table.cell(cell), policy) - EXACT;
            if (!table.cell(cell).sensitive() || high[cell] - low[cell] >= need) {
                continue;
            }
            witness(cell, true, hidden, low, high);
            if (high[cell] - low[cell] < need) {
                witness(cell, false, hidden, low, high);
            }
            if (high[cell] - low[cell] < need) {
                covers.add(cover(cell, hidden));
            }
        }
        return covers;
    }

    /// Moves a cell as far as it goes and remembers how far every cell went.
    private void witness(int cell, boolean up, BitSet hidden, double[] low, double[] high) {
        var model = new ExpressionsBasedModel();
        var moves = new Variable[table.size()];
        for (int each = 0; each < moves.length; each++) {
            if (hidden.get(each) && table.cell(each).isMovable(policy)) {
                moves[each] = model.newVariable("z" + each)
                        .lower(-table.cell(each).room(false, policy))
                        .upper(table.cell(each).room(true, policy));
            }
        }
        var goal = moves[cell];
        if (goal == null) {
            return;
        }
        goal.weight(1);
        for (int sum = 0; sum < table.sums().size(); sum++) {
            balance(model, table.sum(sum), moves);
        }
        var solved = up ? model.maximise() : model.minimise();
        if (!solved.getState().isFeasible()) {
            return;
        }
        for (int each = 0; each < moves.length; each++) {
            if (moves[each] != null) {
                double moved = solved.doubleValue(model.indexOf(moves[each]));
                low[each] = Math.min(low[each], moved);
                high[each] = Math.max(high[each], moved);
            }
        }
    }

    private static void balance(ExpressionsBasedModel model, Table.Sum sum, Variable[] moves) {
        boolean any = moves[sum.whole()] != null || sum.parts().stream().anyMatch(part -> moves[part] != null);
        if (any) {
            var zero = model.addExpression().level(0);
            if (moves[sum.whole()] != null) {
                zero.set(moves[sum.whole()], 1);
            }
            for (int part : sum.parts()) {
                if (moves[part] != null) {
                    zero.set(moves[part], -1);
                }
            }
        }
    }

    private Cover cover(int cell, BitSet hidden) {
        double need = Slack.need(table.cell(cell), policy);
        var together = new TreeMap<Integer, Double>();
        double sure = 0;
        for (boolean up : new boolean[] {true, false}) {
            double[] price = prices(cell, up, hidden);
            for (int each = 0; each < price.length; each++) {
                if (price[each] > EXACT) {
                    if (table.cell(each).isAlwaysHidden()) {
                        sure += price[each];
                    } else {
                        together.merge(each, price[each], Double::sum);
                    }
                }
            }
        }
        double open = need - sure;
        together.replaceAll((_, room) -> Math.min(room, open));
        return new Cover(together, open);
    }

    /// How much each cell gives at most to the movement of one, from the dual of the attacker's problem.
    private double[] prices(int cell, boolean up, BitSet hidden) {
        var model = new ExpressionsBasedModel();
        var multipliers = new Variable[table.sums().size()];
        for (int sum = 0; sum < multipliers.length; sum++) {
            multipliers[sum] = model.newVariable("y" + sum);
        }
        var above = new Variable[table.size()];
        var below = new Variable[table.size()];
        for (int each = 0; each < above.length; each++) {
            if (table.cell(each).isMovable(policy)) {
                double counts = hidden.get(each) ? 1 : LITTLE * table.cell(each).cost();
                above[each] = model.newVariable("a" + each)
                        .lower(0)
                        .weight(counts * Math.max(LITTLE, table.cell(each).room(true, policy)));
                below[each] = model.newVariable("b" + each)
                        .lower(0)
                        .weight(counts * Math.max(LITTLE, table.cell(each).room(false, policy)));
                var row = model.addExpression().level(each == cell ? (up ? 1 : -1) : 0);
                row.set(above[each], 1).set(below[each], -1);
                for (int sum : table.sumsOf(each)) {
                    row.set(multipliers[sum], table.sum(sum).whole() == each ? 1 : -1);
                }
            }
        }
        var solved = model.minimise();
        double[] price = new double[table.size()];
        if (solved.getState().isFeasible()) {
            for (int each = 0; each < price.length; each++) {
                if (table.cell(each).isMovable(policy)) {
                    price[each] = table.cell(each).room(true, policy) * value(model, solved, above[each])
                            + table.cell(each).room(false, policy) * value(model, solved, below[each]);
                }
            }
        }
        return price;
    }

    private static double value(ExpressionsBasedModel model, Optimisation.Result solved, Variable variable) {
        return Math.max(0, solved.doubleValue(model.indexOf(variable)));
    }
}
