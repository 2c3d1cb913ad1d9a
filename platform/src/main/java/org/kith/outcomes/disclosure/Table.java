package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers that hang together by sums: a county and its zones, a zone and its areas, boys and girls of
/// each age.
///
/// Cells are known by their place in the table, from 0, in the order in which they were added.
public final class Table {

    /// No whole is published that the number is a part of.
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /// One number.
    ///
    /// @param value what it is
    /// @param bound the smallest published number that it is a part of, such as the pupils of whom so
    /// many are absent
    /// @param sensitive a reader must not learn it: it is small itself, or what it leaves of a whole is
    /// @param fate what may become of it
    /// @param cost how much is lost when it is hidden to protect others
    record Cell(long value, long bound, boolean sensitive, Fate fate, double cost) {

        /// How far a reader may think it away from what it is. None need move further than the widest room that any
        /// needs.
        double room(boolean up, Policy policy) {
            return Math.min(policy.room(), up ? bound - value : value);
        }

        boolean isMovable(Policy policy) {
            return fate != Fate.KNOWN && room(true, policy) + room(false, policy) > 0;
        }

        boolean isAlwaysHidden() {
            return sensitive || fate == Fate.HIDDEN;
        }
    }

    /// What may become of a number.
    public enum Fate {
        /// Shown, unless it is sensitive or protects another.
        FREE,
        /// Hidden whatever it is, such as a part of a hidden whole; or never published at all.
        HIDDEN,
        /// Known already, from an earlier release: to hide it would protect nobody.
        KNOWN
    }

    /// The parts add up to the whole.
    record Sum(int whole, List<Integer> parts) {

        Sum {
            parts = List.copyOf(parts);
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<List<Integer>> sumsOf = new ArrayList<>();

    public int add(long value, long bound, boolean sensitive, Fate fate, double cost) {
        if (value < 0 || value > bound || cost <= 0) {
            throw new IllegalArgumentException("not a number to protect: " + value + " of " + bound);
        }
        cells.add(new Cell(value, bound, sensitive, fate, cost));
        sumsOf.add(new ArrayList<>(2));
        return cells.size() - 1;
    }

    /// Says that the parts add up to the whole.
    ///
    /// @throws IllegalArgumentException when they do not
    public void sum(int whole, int... parts) {
        long total =
                Arrays.stream(parts).mapToLong(part -> cells.get(part).value()).sum();
        if (total != cells.get(whole).value()) {
            throw new IllegalArgumentException("parts that add up to " + total + " and not to "
                    + cells.get(whole).value());
        }
        sums.add(new Sum(whole, Arrays.stream(parts).boxed().toList()));
        int sum = sums.size() - 1;
        sumsOf.get(whole).add(sum);
        for (int part : parts) {
            sumsOf.get(part).add(sum);
        }
    }

    public int size() {
        return cells.size();
    }

    Cell cell(int cell) {
        return cells.get(cell);
    }

    List<Sum> sums() {
        return sums;
    }

    Sum sum(int sum) {
        return sums.get(sum);
    }

    /// The sums in which a cell stands, as whole or as part.
    List<Integer> sumsOf(int cell) {
        return sumsOf.get(cell);
    }

    /// Whether no way along sums leads from a cell back to itself: places within places are so, ages by
    /// places are not.
    boolean forest() {
        int[] group = new int[cells.size() + sums.size()];
        Arrays.setAll(group, node -> node);
        for (int sum = 0; sum < sums.size(); sum++) {
            int node = cells.size() + sum;
            if (!joined(group, node, sums.get(sum).whole())) {
                return false;
            }
            for (int part : sums.get(sum).parts()) {
                if (!joined(group, node, part)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean joined(int[] group, int one, int other) {
        int a = root(group, one);
        int b = root(group, other);
        group[a] = b;
        return a != b;
    }

    private static int root(int[] group, int node) {
        int root = node;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }
}
