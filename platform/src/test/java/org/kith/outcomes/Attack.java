package org.kith.outcomes;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Populations;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// Somebody who has every page and every file of a release before them, and a solver: what can be worked out
/// of the numbers that are hidden?
///
/// Knows how places make up places and ages make up people, and that nobody is counted less than nought
/// times. Takes nothing from the code that hides.
public final class Attack {

    private static final double NEAR = 1e-4;
    private static final int SMALL = 5;
    private static final AgeBands BANDS = AgeBands.of(Populations.shipped());

    /// As the strategy that comes with Kith says.
    private static final Nesting NESTING = Nesting.in(Path.of("..", "strategies", "dorset"));

    private final List<Place> places;
    private final Map<String, Map<String, Figure>> series = new TreeMap<>();
    private final Map<String, Range> ranges = new TreeMap<>();
    private int asked;

    /// Between what a number may lie.
    ///
    /// @param need how far apart they must lie
    private record Range(double low, double high, double need) {

        static Range of(long told) {
            return new Range(told, told, SMALL - NEAR);
        }

        /// How far a number went from the other range into this one, up or down.
        Range since(Range before) {
            double least = low - before.high;
            double most = high - before.low;
            double near = Math.max(0, Math.max(least, -most));
            return new Range(near, near + most - least, SMALL - NEAR);
        }

        boolean narrow() {
            return high - low < need && low < SMALL + NEAR && high > 1 - NEAR;
        }

        String words(String key) {
            return "%s lies between %.1f and %.1f".formatted(key, low, high);
        }
    }

    private Attack(List<Place> places, List<Figure> figures) {
        this.places = places;
        figures.forEach(figure -> series.computeIfAbsent(figure.measure() + "|" + figure.part(), _ -> new HashMap<>())
                .put(figure.kind() + "/" + figure.code(), figure));
    }

    /// Hidden numbers that can be narrowed down to fewer than five apart where one of 1 to 5 is among them.
    public static List<String> on(List<Place> places, List<Measure> measures, List<Figure> figures) {
        var attack = attacked(places, measures, figures);
        if (attack.asked == 0) {
            throw new AssertionError("nothing is hidden, so nothing was tried");
        }
        return narrow(attack.ranges);
    }

    /// Numbers that are known to have moved by 1 to 5 from one release to a later one of the same time.
    static List<String> between(Publishing.Released first, Publishing.Released second) {
        var before = everything(first);
        var moves = new TreeMap<String, Range>();
        everything(second).forEach((key, range) -> {
            var was = before.get(key);
            if (was != null) {
                moves.put(key, range.since(was));
            }
        });
        return narrow(moves);
    }

    private static Map<String, Range> everything(Publishing.Released released) {
        var all = new TreeMap<String, Range>();
        for (var figure : released.figures()) {
            if (figure.counted() != null) {
                all.put(
                        figure.measure() + "|" + figure.part() + "@" + figure.kind() + "/" + figure.code(),
                        Range.of(figure.counted()));
            }
        }
        all.putAll(attacked(released.places(), released.measures(), released.figures()).ranges);
        return all;
    }

    private static List<String> narrow(Map<String, Range> ranges) {
        return ranges.entrySet().stream()
                .filter(each -> each.getValue().narrow())
                .map(each -> each.getValue().words(each.getKey()))
                .toList();
    }

    private static Attack attacked(List<Place> places, List<Measure> measures, List<Figure> figures) {
        var attack = new Attack(places, figures);
        var basis = new HashMap<String, Measure.Basis>();
        measures.forEach(measure -> basis.put(measure.name(), measure.basis()));
        var people = new LinkedHashMap<Measure.Basis, Set<String>>();
        var nested = new LinkedHashMap<String, Set<String>>();
        for (var key : attack.series.keySet()) {
            var measure = measure(key);
            var by = Objects.requireNonNull(basis.get(measure));
            if (Set.of("people:residents", "people:ages", "people:drawn", "people:pupils", "people:pupils-drawn")
                    .contains(measure)) {
                people.computeIfAbsent(by, _ -> new LinkedHashSet<>()).add(key);
            } else {
                nested.computeIfAbsent(outermost(key, basis), _ -> new LinkedHashSet<>())
                        .add(key);
            }
        }
        nested.values()
                .forEach(keys -> attack.solve(
                        Objects.requireNonNull(basis.get(measure(keys.iterator().next()))), keys));
        people.forEach(attack::solve);
        return attack;
    }

    private static String measure(String key) {
        return key.substring(0, key.indexOf('|'));
    }

    /// The series within which another is, of the same part; null where there is none.
    private static @Nullable String whole(String key, Map<String, Measure.Basis> basis) {
        var whole = NESTING.whole(measure(key));
        return whole != null && basis.get(whole) == basis.get(measure(key))
                ? whole + key.substring(key.indexOf('|'))
                : null;
    }

    /// Of measures of which nobody is in two, and that are within no other, the first.
    private static String outermost(String key, Map<String, Measure.Basis> basis) {
        var whole = whole(key, basis);
        var first = NESTING.disjoint(measure(key))
                .map(set -> set.measures().getFirst() + key.substring(key.indexOf('|')))
                .orElse(key);
        return whole == null ? first : outermost(whole, basis);
    }

    /// On the only release of a database, read as it stands there.
    public static List<String> on(Connection connection) throws SQLException {
        var places = new ArrayList<Place>();
        var measures = new ArrayList<Measure>();
        var figures = new ArrayList<Figure>();
        try (var sql = connection.createStatement()) {
            try (var row = sql.executeQuery("select kind, code, zone_code, pyramid_code from outcomes.place")) {
                while (row.next()) {
                    var place = new Place(
                            Place.Kind.of(row.getString(1)),
                            row.getString(2),
                            "",
                            row.getString(3),
                            row.getString(4),
                            null);
                    places.add(place.kind() == Place.Kind.COUNTY ? 0 : places.size(), place);
                }
            }
            try (var row = sql.executeQuery("select name, basis from outcomes.measure")) {
                while (row.next()) {
                    measures.add(new Measure(
                            row.getString(1),
                            Measure.Kind.PEOPLE,
                            "",
                            "",
                            Measure.Basis.valueOf(row.getString(2).toUpperCase(Locale.ROOT))));
                }
            }
            try (var row = sql.executeQuery("select kind, code, measure, part, counted, of from outcomes.figure")) {
                while (row.next()) {
                    figures.add(new Figure(
                            Place.Kind.of(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, Long.class),
                            row.getObject(6, Long.class)));
                }
            }
        }
        return on(places, measures, figures);
    }

    private final class Model {
        private final Map<String, Integer> index = new LinkedHashMap<>();
        private final Map<Integer, Long> most = new HashMap<>();
        private final List<Map<Integer, Integer>> equations = new ArrayList<>();
        private final List<Long> equals = new ArrayList<>();

        /// Adds a number to an equation, known or not.
        private long put(Map<Integer, Integer> equation, String key, String node, int sign) {
            var figure = series.getOrDefault(key, Map.of()).get(node);
            if (figure == null
                    && places.stream().anyMatch(place -> node.equals(place.kind() + "/" + place.code()))
                    && series.containsKey(key)) {
                return 0; // of nobody
            }
            if (figure != null && figure.counted() != null) {
                return sign * figure.counted();
            }
            int variable = index.computeIfAbsent(key + "@" + node, _ -> index.size());
            if (figure != null && figure.of() != null && !events(key)) {
                most.put(variable, figure.of());
            }
            equation.merge(variable, sign, Integer::sum);
            return 0;
        }

        /// Where it is told of how many people a place and all its parts tell, nobody else can be in the rest.
        private void restIsOfSoMany(String key, String whole, List<String> parts) {
            var rest = index.get(key + "@" + parts.getLast());
            Long left = of(key, whole);
            for (var part : parts.subList(0, parts.size() - 1)) {
                Long one = of(key, part);
                left = left == null || one == null ? null : Long.valueOf(left - one);
            }
            if (rest != null && left != null && !events(key)) {
                most.put(rest, left);
            }
        }

        private @Nullable Long of(String key, String node) {
            var figures = series.getOrDefault(key, Map.of());
            var figure = figures.get(node);
            return figure == null ? Long.valueOf(0) : figure.of();
        }

        private static boolean events(String key) {
            return key.startsWith("year:suspensions") || key.startsWith("year:exclusions");
        }

        private void equation(Map<Integer, Integer> terms, long known) {
            if (!terms.isEmpty()) {
                equations.add(terms);
                equals.add(-known);
            }
        }

        private double[] extreme(int goal, boolean up) {
            var model = new ExpressionsBasedModel();
            var variables = new Variable[index.size()];
            for (int at = 0; at < variables.length; at++) {
                variables[at] = model.newVariable("x" + at).lower(0);
                if (most.containsKey(at)) {
                    variables[at].upper(most.get(at).doubleValue());
                } else {
                    variables[at].upper(1_000_000);
                }
            }
            variables[goal].weight(1);
            for (int at = 0; at < equations.size(); at++) {
                var row = model.addExpression().level(equals.get(at).doubleValue());
                equations.get(at).forEach((variable, sign) -> row.set(variables[variable], sign));
            }
            var solved = up ? model.maximise() : model.minimise();
            if (!solved.getState().isFeasible()) {
                throw new AssertionError("the release contradicts itself: " + solved.getState());
            }
            double[] values = new double[variables.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = solved.doubleValue(model.indexOf(variables[at]));
            }
            return values;
        }
    }

    private void solve(Measure.Basis basis, Set<String> keys) {
        var model = new Model();
        var county = places.getFirst();
        var hierarchy = basis == Measure.Basis.PUPILS
                ? Hierarchy.ofPupils(county, places)
                : Hierarchy.ofResidents(county, places);
        var nodes = new ArrayList<String>();
        for (int node = 0; node < hierarchy.size(); node++) {
            var place = hierarchy.place(node);
            nodes.add(place == null ? "REST/" + node : place.kind() + "/" + place.code());
        }
        boolean ofPeople =
                keys.stream().anyMatch(key -> key.startsWith("people:ages") || key.startsWith("people:pupils"));
        for (var key : keys) {
            for (var line : hierarchy.lines()) {
                var terms = new TreeMap<Integer, Integer>();
                long known = model.put(terms, key, nodes.get(line.whole()), 1);
                for (int part : line.parts()) {
                    known += model.put(terms, key, nodes.get(part), -1);
                }
                model.equation(terms, known);
                model.restIsOfSoMany(
                        key,
                        nodes.get(line.whole()),
                        line.parts().stream().map(nodes::get).toList());
            }
        }
        for (var node : nodes) {
            if (ofPeople) {
                agesMakeUpPeople(model, basis, node);
            } else {
                keys.forEach(key -> {
                    isWithin(model, key, node);
                    excludesOthers(model, key, node);
                });
            }
        }
        report(model);
    }

    /// What one measure leaves of the other that it is within.
    private void isWithin(Model model, String key, String node) {
        var whole = NESTING.whole(measure(key)) + key.substring(key.indexOf('|'));
        if (series.containsKey(whole) && series.get(whole).containsKey(node)) {
            var terms = new TreeMap<Integer, Integer>();
            long known = model.put(terms, whole, node, 1) + model.put(terms, key, node, -1);
            known += model.put(terms, "less " + key, node, -1);
            model.equation(terms, known);
        }
    }

    /// What two measures or more of which nobody is in two leave together of the whole; asked of the first only.
    private void excludesOthers(Model model, String key, String node) {
        var disjoint = NESTING.disjoint(measure(key))
                .filter(set -> set.measures().getFirst().equals(measure(key)))
                .orElse(null);
        if (disjoint == null) {
            return;
        }
        var part = key.substring(key.indexOf('|'));
        var whole = disjoint.whole() + part;
        if (!series.containsKey(whole) || !series.get(whole).containsKey(node)) {
            return;
        }
        var others = disjoint.measures();
        for (int some = 1; some < 1 << others.size(); some++) {
            if (Integer.bitCount(some) == 1) {
                continue; // what it leaves by itself is asked where it is within
            }
            var terms = new TreeMap<Integer, Integer>();
            long known = model.put(terms, whole, node, 1);
            var name = new StringBuilder("less");
            for (int each = 0; each < others.size(); each++) {
                if ((some & 1 << each) != 0 && series.containsKey(others.get(each) + part)) {
                    known += model.put(terms, others.get(each) + part, node, -1);
                    name.append(' ').append(others.get(each));
                }
            }
            if (terms.isEmpty()) {
                ranges.put(name + part + "@" + node, Range.of(known));
            } else {
                known += model.put(terms, name + part, node, -1);
                model.equation(terms, known);
            }
        }
    }

    /// Everybody is of an age, and counted as a boy or a girl: how many are not is known too.
    private void agesMakeUpPeople(Model model, Measure.Basis basis, String node) {
        boolean pupils = basis == Measure.Basis.PUPILS;
        var drawn = pupils ? "people:pupils-drawn|" : "people:drawn|";
        var everybody = new TreeMap<Integer, Integer>();
        long known = model.put(everybody, pupils ? "people:pupils|" : "people:residents|", node, 1);
        for (var phase : BANDS.drawn()) {
            var terms = pupils ? everybody : new TreeMap<Integer, Integer>();
            long sum = 0;
            for (var sex : List.of(" boys", " girls")) {
                sum += model.put(terms, drawn + phase.words() + sex, node, -1);
            }
            if (pupils) {
                known += sum;
            } else {
                for (int band : BANDS.within(phase)) {
                    var key = "people:ages|" + BANDS.bands().get(band).words();
                    sum += model.put(terms, key, node, 1);
                    known += model.put(everybody, key, node, -1);
                }
                makesUp(model, drawn + phase.words() + " boys and girls@" + node, terms, sum);
            }
        }
        makesUp(model, drawn + " everybody@" + node, everybody, known);
    }

    private void makesUp(Model model, String key, Map<Integer, Integer> terms, long known) {
        if (terms.isEmpty()) {
            ranges.put(key, Range.of(known));
        }
        model.equation(terms, known);
    }

    private void report(Model model) {
        double[] low = new double[model.index.size()];
        double[] high = new double[low.length];
        Arrays.fill(low, Double.MAX_VALUE);
        model.index.forEach((key, at) -> {
            if (key.contains("@REST")) {
                return;
            }
            asked++;
            double need = Math.min(SMALL, model.most.getOrDefault(at, (long) SMALL)) - NEAR;
            for (boolean up : new boolean[] {true, false}) {
                if (high[at] - low[at] < need) {
                    double[] values = model.extreme(at, up);
                    for (int each = 0; each < values.length; each++) {
                        low[each] = Math.min(low[each], values[each]);
                        high[each] = Math.max(high[each], values[each]);
                    }
                }
            }
            ranges.put(key, new Range(low[at], high[at], need));
        });
    }
}
