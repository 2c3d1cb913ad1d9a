package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// The cheapest cells that satisfy all covers: a small integer programme for each part that hangs
/// together.
final class Choice {

    private static final long MOST_MILLISECONDS = 2_000;

    private final IntToDoubleFunction cost;

    Choice(IntToDoubleFunction cost) {
        this.cost = cost;
    }

    BitSet cheapest(List<Cover> covers) {
        var chosen = new BitSet();
        for (var part : parts(covers)) {
            chosen.or(cheapestOfPart(part));
        }
        return chosen;
    }

    /// Covers that share cells belong together.
    private static List<List<Cover>> parts(List<Cover> covers) {
        var parts = new ArrayList<List<Cover>>();
        var cells = new ArrayList<TreeSet<Integer>>();
        for (var cover : covers) {
            var joined = new ArrayList<>(List.of(cover));
            var held = new TreeSet<>(cover.gives().keySet());
            for (int part = parts.size() - 1; part >= 0; part--) {
                if (cells.get(part).stream().anyMatch(cover.gives()::containsKey)) {
                    joined.addAll(parts.remove(part));
                    held.addAll(cells.remove(part));
                }
            }
            parts.add(joined);
            cells.add(held);
        }
        return parts;
    }

    private BitSet cheapestOfPart(List<Cover> covers) {
        var alone = oneThatIsEnough(covers);
        return alone.isEmpty() ? byProgramme(covers) : alone;
    }

    /// One cell that satisfies every cover and costs no more than any two is the answer already.
    private BitSet oneThatIsEnough(List<Cover> covers) {
        var found = new BitSet();
        var first = covers.getFirst().gives().keySet();
        var enough = first.stream()
                .filter(cell -> covers.stream().allMatch(cover -> cover.alone(cell)))
                .min(Comparator.comparingDouble(cost::applyAsDouble));
        double least = covers.stream()
                .flatMap(cover -> cover.gives().keySet().stream())
                .mapToDouble(cost::applyAsDouble)
                .min()
                .orElse(0);
        enough.filter(cell -> cost.applyAsDouble(cell) <= 2 * least).ifPresent(found::set);
        return found;
    }

    private BitSet byProgramme(List<Cover> covers) {
        var model = new ExpressionsBasedModel();
        model.options.time_abort = MOST_MILLISECONDS;
        model.options.time_suffice = MOST_MILLISECONDS;
        var hide = new TreeMap<Integer, Variable>();
        for (var cover : covers) {
            var enough = model.addExpression().lower(cover.need());
            cover.gives()
                    .forEach((cell, gives) -> enough.set(
                            hide.computeIfAbsent(
                                    cell,
                                    one -> model.newVariable("h" + one).binary().weight(cost.applyAsDouble(one))),
                            gives));
        }
        var solved = model.minimise();
        var chosen = new BitSet();
        boolean found = solved.getState().isFeasible();
        hide.forEach((cell, variable) -> {
            // Without an answer in time all are hidden: safe, and dearer than it need be.
            if (!found || solved.doubleValue(model.indexOf(variable)) > 0.5) {
                chosen.set(cell);
            }
        });
        return chosen;
    }
}
