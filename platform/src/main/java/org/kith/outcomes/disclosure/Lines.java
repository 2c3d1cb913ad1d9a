package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Protects numbers whose sums make no rings by a plain rule: along each sum that leaves a small number
/// too little room the cheapest other number that gives it more is hidden too, until none is left with
/// too little; then the dearest are shown again that what was hidden later made needless.
///
/// What is hidden is not always the least that would do, as [Protection]'s is, and takes milliseconds
/// where many thousands hang together. That it is enough is exact: without rings a number may move as
/// far as the others of its sums let it, and their moves do not depend on one another.
public final class Lines {

    private final Table table;
    private final Policy policy;
    private final BitSet hidden = new BitSet();
    private final int[] firstOf;
    private final double[][] rooms;

    private Lines(Table table, Policy policy) {
        this.table = table;
        this.policy = policy;
        firstOf = new int[table.sums().size() + 1];
        for (int sum = 0; sum < table.sums().size(); sum++) {
            firstOf[sum + 1] = firstOf[sum] + 1 + table.sum(sum).parts().size();
        }
        rooms = new double[2][firstOf[firstOf.length - 1]];
    }

    /// The cells that are hidden.
    ///
    /// @throws IllegalArgumentException when the table's sums make rings
    public static Protection.Pattern protect(Table table, Policy policy) {
        if (!table.forest()) {
            throw new IllegalArgumentException("sums that make rings");
        }
        return new Lines(table, policy).pattern();
    }

    private Protection.Pattern pattern() {
        for (int cell = 0; cell < table.size(); cell++) {
            hidden.set(cell, table.cell(cell).isAlwaysHidden());
        }
        forget();
        for (int cell = 0; cell < table.size(); cell++) {
            while (tooLittle(cell)) {
                if (!makeRoom(cell) && !loosen(cell, -1, new BitSet())) {
                    hidden.set(0, table.size());
                    forget();
                    return new Protection.Pattern(hidden, none());
                }
                forget();
            }
        }
        boolean safe = none();
        if (safe) {
            showWhatNeedNotBeHidden();
        }
        return new Protection.Pattern(hidden, safe);
    }

    /// Later choices may have made an earlier one needless: the dearest numbers are shown again first.
    private void showWhatNeedNotBeHidden() {
        hidden.stream()
                .filter(cell ->
                        !table.cell(cell).sensitive() && table.cell(cell).fate() == Table.Fate.FREE)
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer cell) -> table.cell(cell).cost())
                        .reversed())
                .forEach(cell -> {
                    hidden.clear(cell);
                    forget();
                    if (!none()) {
                        hidden.set(cell);
                        forget();
                    }
                });
    }

    /// Hides the cheapest numbers that do give a cell more room; false where no one way does.
    private boolean makeRoom(int cell) {
        double before = room(cell);
        var ways = new ArrayList<Way>();
        gather(cell, -1, new BitSet(), ways);
        ways.sort(Comparator.comparingDouble(Way::cost));
        for (var way : ways) {
            way.cells().forEach(hidden::set);
            forget();
            if (room(cell) > before) {
                return true;
            }
            way.cells().forEach(hidden::clear);
        }
        forget();
        return false;
    }

    /// Ways to free another number of a cell's sums, and of the sums of those that are hidden in them.
    private void gather(int cell, int via, BitSet seen, List<Way> ways) {
        for (int sum : table.sumsOf(cell)) {
            if (sum == via || seen.get(sum)) {
                continue;
            }
            seen.set(sum);
            for (int each : members(sum)) {
                if (each == cell) {
                    continue;
                }
                var way = freeing(each, sum);
                if (way != null && !way.cells().isEmpty()) {
                    ways.add(way);
                }
                if (hidden.get(each) && table.cell(each).isMovable(policy)) {
                    gather(each, sum, seen, ways);
                }
            }
        }
    }

    private double room(int cell) {
        return moved(cell, -1, true) + moved(cell, -1, false);
    }

    /// Hiding more takes room from nobody, so that who had enough has it still.
    private boolean none() {
        for (int cell = 0; cell < table.size(); cell++) {
            if (tooLittle(cell)) {
                return false;
            }
        }
        return true;
    }

    private boolean tooLittle(int cell) {
        return table.cell(cell).sensitive() && room(cell) < Slack.need(table.cell(cell), policy);
    }

    /// Hides one more number of a sum that holds a cell fast, or of a sum that holds its others fast.
    private boolean loosen(int cell, int via, BitSet seen) {
        var tight = new ArrayList<Integer>();
        for (int sum : table.sumsOf(cell)) {
            if (sum != via && !seen.get(sum)) {
                tight.add(sum);
            }
        }
        tight.sort(Comparator.comparingDouble(sum -> others(sum, cell, true) + others(sum, cell, false)));
        for (int sum : tight) {
            seen.set(sum);
            var members = members(sum);
            members.remove(Integer.valueOf(cell));
            var cheapest = members.stream()
                    .filter(each -> gives(
                                    table.cell(each).room(true, policy),
                                    table.cell(each).room(false, policy),
                                    each,
                                    cell,
                                    sum)
                            > 0)
                    .map(each -> freeing(each, sum))
                    .filter(way -> way != null && !way.cells().isEmpty())
                    .min(Comparator.comparingDouble(Way::cost));
            if (cheapest.isPresent()) {
                cheapest.get().cells().forEach(hidden::set);
                return true;
            }
            for (int each : members) {
                if (table.cell(each).isMovable(policy) && loosen(each, sum, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What must be hidden besides for a cell to move at all.
    private record Way(double cost, List<Integer> cells) {}

    /// Null when nothing would do.
    private @Nullable Way freeing(int cell, int via) {
        if (!table.cell(cell).isMovable(policy)) {
            return null;
        }
        double cost = hidden.get(cell) ? 0 : table.cell(cell).cost();
        var cells = new ArrayList<Integer>();
        if (!hidden.get(cell)) {
            cells.add(cell);
        }
        for (int sum : table.sumsOf(cell)) {
            if (sum != via && others(sum, cell, true) + others(sum, cell, false) == 0) {
                var members = members(sum);
                members.remove(Integer.valueOf(cell));
                var least = members.stream()
                        .map(each -> freeing(each, sum))
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingDouble(Way::cost));
                if (least.isEmpty()) {
                    return null;
                }
                cost += least.get().cost();
                cells.addAll(least.get().cells());
            }
        }
        return new Way(cost, cells);
    }

    /// How much room a cell gets from another of a sum that may move so far.
    private double gives(double up, double down, int each, int cell, int sum) {
        boolean together = table.sum(sum).whole() == each || table.sum(sum).whole() == cell;
        return Math.min(table.cell(cell).room(true, policy), together ? up : down)
                + Math.min(table.cell(cell).room(false, policy), together ? down : up);
    }

    private List<Integer> members(int sum) {
        var members = new ArrayList<>(table.sum(sum).parts());
        members.add(table.sum(sum).whole());
        return members;
    }

    private void forget() {
        Arrays.fill(rooms[0], -1);
        Arrays.fill(rooms[1], -1);
    }

    /// How far a cell could move, as far as it and its sums but one let it.
    private double moved(int cell, int via, boolean up) {
        double least = table.cell(cell).room(up, policy);
        for (int sum : table.sumsOf(cell)) {
            if (sum != via && least > 0) {
                least = Math.min(least, others(sum, cell, up));
            }
        }
        return least;
    }

    /// How far the other cells of a sum let this one move: those on the other side of the equation with
    /// it, those on its own side against it.
    private double others(int sum, int cell, boolean up) {
        boolean whole = table.sum(sum).whole() == cell;
        double most = 0;
        if (!whole) {
            most += at(sum, 0, table.sum(sum).whole(), up);
        }
        var parts = table.sum(sum).parts();
        for (int place = 0; place < parts.size() && most < policy.room(); place++) {
            if (parts.get(place) != cell) {
                most += at(sum, 1 + place, parts.get(place), whole == up);
            }
        }
        return Math.min(most, policy.room());
    }

    private double at(int sum, int place, int cell, boolean up) {
        if (!hidden.get(cell) || table.cell(cell).fate() == Table.Fate.KNOWN) {
            return 0;
        }
        double[] known = rooms[up ? 1 : 0];
        int edge = firstOf[sum] + place;
        if (known[edge] < 0) {
            known[edge] = moved(cell, sum, up);
        }
        return known[edge];
    }
}
