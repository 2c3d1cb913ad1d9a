package org.kith.site.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kith.site.charts.FamilyPicture.Person;
import org.kith.site.charts.FamilyPicture.Tie;

/// Finds a place for each person of a family: the row is the generation; within it, partners stand side by side and
/// children under their parents, as near as their neighbours allow.
///
/// The row with most couples is set first, and the others from it, outwards.
final class FamilyLayout {

    private static final int WIDEST = 12;

    private final List<Person> people;
    private final List<Tie> ties;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, Double> columns = new HashMap<>();

    /// Where a person stands; a column may be between two whole ones.
    record Place(int row, double column) {}

    private FamilyLayout(List<Person> people, List<Tie> ties) {
        this.people = people;
        this.ties = ties;
    }

    /// Empty where no tidy arrangement was found.
    static Optional<FamilyLayout> of(List<Person> people, List<Tie> ties) {
        var layout = new FamilyLayout(people, ties);
        return layout.generations() && layout.arrange() ? Optional.of(layout) : Optional.empty();
    }

    Map<String, Place> places() {
        var places = new LinkedHashMap<String, Place>();
        rows.forEach((key, row) -> places.put(key, new Place(row, column(key))));
        return places;
    }

    int rows() {
        return Collections.max(rows.values()) + 1;
    }

    double columns() {
        return Collections.max(columns.values()) + 1;
    }

    private boolean generations() {
        people.forEach(person -> rows.put(person.key(), 0));
        if (!settles()) {
            return false;
        }
        raiseThoseWithoutParents();
        placeThoseWithoutTies();
        int top = Collections.min(rows.values());
        rows.replaceAll((_, row) -> row - top);
        return true;
    }

    /// Puts partners on one row and children below, until nothing moves; ties in a circle never settle.
    private boolean settles() {
        for (int round = 0; round <= people.size(); round++) {
            boolean moved = false;
            for (var tie : ties) {
                int row = tie.adults().stream().mapToInt(this::row).max().orElseThrow();
                for (var adult : tie.adults()) {
                    moved |= lower(adult, row);
                }
                for (var child : tie.children()) {
                    moved |= lower(child, row + 1);
                }
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }

    private boolean lower(String key, int row) {
        if (row(key) >= row) {
            return false;
        }
        rows.put(key, row);
        return true;
    }

    /// A grandparent on one side stands just above their child, even where the other side goes further back.
    private void raiseThoseWithoutParents() {
        Set<String> children = new LinkedHashSet<>();
        ties.forEach(tie -> children.addAll(tie.children()));
        for (var tie : ties) {
            boolean free = tie.adults().stream().noneMatch(children::contains);
            boolean alone = ties.stream()
                    .noneMatch(other ->
                            !other.equals(tie) && other.adults().stream().anyMatch(tie.adults()::contains));
            if (free && alone && !tie.children().isEmpty()) {
                int row = tie.children().stream().mapToInt(this::row).min().orElseThrow() - 1;
                tie.adults().forEach(adult -> rows.put(adult, row));
            }
        }
    }

    private void placeThoseWithoutTies() {
        Set<String> tied = new LinkedHashSet<>();
        ties.forEach(tie -> {
            tied.addAll(tie.adults());
            tied.addAll(tie.children());
        });
        int deepest = tied.stream().mapToInt(this::row).max().orElse(1);
        for (var person : people) {
            if (!tied.contains(person.key())) {
                int home = people.stream()
                        .filter(other -> tied.contains(other.key()) && other.child() == person.child())
                        .filter(other -> person.home() != null && person.home().equals(other.home()))
                        .mapToInt(other -> row(other.key()))
                        .findFirst()
                        .orElse(person.child() ? deepest : Math.max(0, deepest - 1));
                rows.put(person.key(), home);
            }
        }
    }

    private boolean arrange() {
        var byRow = new TreeMap<Integer, List<String>>();
        people.forEach(person ->
                byRow.computeIfAbsent(row(person.key()), _ -> new ArrayList<>()).add(person.key()));
        int anchor = byRow.keySet().stream()
                .max(Comparator.<Integer>comparingLong(row -> couples(row).size())
                        .thenComparingInt(row -> sizeOf(byRow, row)))
                .orElseThrow();
        var chains = chains(row(byRow, anchor));
        if (chains.isEmpty()) {
            return false;
        }
        double column = 0;
        for (var chain : chains.get()) {
            for (var key : chain) {
                columns.put(key, column++);
            }
        }
        for (int row = anchor + 1; row <= byRow.lastKey(); row++) {
            if (!place(row(byRow, row))) {
                return false;
            }
        }
        for (int row = anchor - 1; row >= byRow.firstKey(); row--) {
            if (!place(row(byRow, row))) {
                return false;
            }
        }
        double left = Collections.min(columns.values());
        columns.replaceAll((_, at) -> at - left);
        return columns() <= WIDEST;
    }

    /// Sets a row beside one that is set: each as near as can be to where its parents or children would have it.
    private boolean place(List<String> row) {
        var chains = chains(row);
        if (chains.isEmpty()) {
            return false;
        }
        var wished = new HashMap<String, Double>();
        for (var key : row) {
            wished.put(key, wish(key));
        }
        var ordered = chains.get().stream()
                .map(chain ->
                        wish(wished, chain.getFirst()) <= wish(wished, chain.getLast()) ? chain : chain.reversed())
                .sorted(Comparator.comparingDouble(chain -> chain.stream()
                        .mapToDouble(key -> wish(wished, key))
                        .average()
                        .orElseThrow()))
                .flatMap(Collection::stream)
                .toList();
        var places = nearest(ordered.stream().map(key -> wish(wished, key)).toList());
        for (int i = 0; i < ordered.size(); i++) {
            columns.put(ordered.get(i), places.get(i));
        }
        return true;
    }

    /// Where someone would stand if nobody else did.
    private double wish(String key) {
        for (var tie : ties) {
            int place = tie.children().indexOf(key);
            if (place >= 0 && tie.adults().stream().allMatch(columns::containsKey)) {
                return middle(tie.adults()) + place - (tie.children().size() - 1) / 2.0;
            }
        }
        for (var tie : ties) {
            if (tie.adults().contains(key)
                    && !tie.children().isEmpty()
                    && columns.keySet().containsAll(tie.children())) {
                double side = tie.two() == null ? 0 : key.equals(tie.one()) ? -.5 : .5;
                return middle(tie.children()) + side;
            }
        }
        return people.stream()
                .filter(person -> person.key().equals(key) && person.home() != null)
                .flatMap(person -> people.stream()
                        .filter(other -> String.valueOf(person.home()).equals(other.home())))
                .filter(other -> columns.containsKey(other.key()))
                .mapToDouble(other -> column(other.key()))
                .average()
                .orElse(people.size());
    }

    /// The places nearest to the wishes, in their order, that are one apart or more: the least squares are found by
    /// pooling neighbours who stand in each other's way.
    static List<Double> nearest(List<Double> wishes) {
        var pools = new ArrayList<double[]>();
        for (int i = 0; i < wishes.size(); i++) {
            var pool = new double[] {wishes.get(i) - i, 1};
            while (!pools.isEmpty() && pools.getLast()[0] > pool[0]) {
                var before = pools.removeLast();
                double size = before[1] + pool[1];
                pool = new double[] {(before[0] * before[1] + pool[0] * pool[1]) / size, size};
            }
            pools.add(pool);
        }
        var places = new ArrayList<Double>();
        for (var pool : pools) {
            for (int i = 0; i < pool[1]; i++) {
                places.add(pool[0] + places.size());
            }
        }
        return places;
    }

    /// The row as chains of partners; empty where somebody has more than two, or the chain closes.
    private Optional<List<List<String>>> chains(List<String> row) {
        var partners = new LinkedHashMap<String, Set<String>>();
        row.forEach(key -> partners.put(key, new LinkedHashSet<>()));
        for (var tie : ties) {
            if (tie.two() != null && partners.containsKey(tie.one()) && partners.containsKey(tie.two())) {
                partners.get(tie.one()).add(tie.two());
                partners.get(tie.two()).add(tie.one());
            }
        }
        if (partners.values().stream().anyMatch(each -> each.size() > 2)) {
            return Optional.empty();
        }
        var chains = new ArrayList<List<String>>();
        Set<String> placed = new LinkedHashSet<>();
        for (var end : partners.entrySet()) {
            if (end.getValue().size() < 2 && !placed.contains(end.getKey())) {
                var chain = new ArrayList<String>();
                Optional<String> next = Optional.of(end.getKey());
                while (next.isPresent()) {
                    chain.add(next.get());
                    placed.add(next.get());
                    next = partners.getOrDefault(next.get(), Set.of()).stream()
                            .filter(key -> !placed.contains(key))
                            .findFirst();
                }
                chains.add(chain);
            }
        }
        return placed.size() == row.size() ? Optional.of(chains) : Optional.empty();
    }

    private List<Tie> couples(int row) {
        return ties.stream()
                .filter(tie -> tie.two() != null && row(tie.one()) == row)
                .toList();
    }

    private double middle(List<String> keys) {
        return keys.stream().mapToDouble(this::column).average().orElseThrow();
    }

    private int row(String key) {
        return rows.getOrDefault(key, 0);
    }

    private double column(String key) {
        return columns.getOrDefault(key, 0.0);
    }

    private static double wish(Map<String, Double> wishes, String key) {
        return wishes.getOrDefault(key, 0.0);
    }

    private static List<String> row(Map<Integer, List<String>> byRow, int row) {
        return byRow.getOrDefault(row, List.of());
    }

    private static int sizeOf(Map<Integer, List<String>> byRow, int row) {
        return row(byRow, row).size();
    }
}
