package org.kith.outcomes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.Yaml;

/// Which measures are of children who by definition are among another's. What one leaves of the other is a number
/// too, which whoever has both has by subtraction; so is what several leave together of whom nobody is in two.
///
/// @param wholes by the names of the measures within, those that they are within
/// @param disjoint sets of measures within one whole; a measure is in one at most
public record Nesting(SortedMap<String, String> wholes, List<Disjoint> disjoint) {

    /// Measures of which nobody is in two.
    ///
    /// @param whole which they are all within: a measure, or [#PUPILS]
    public record Disjoint(List<String> measures, String whole) {

        public Disjoint {
            measures = List.copyOf(measures);
        }
    }

    /// Everybody of whom a measure of pupils tells.
    static final String PUPILS = "people:pupils";

    private static final String FILE = "within.yaml";
    private static final String WITHIN = "within";
    private static final String DISJOINT = "exclude each other";

    /// Of the measures that come with Kith.
    static final Nesting SHIPPED = new Nesting(new TreeMap<>(Map.of(Measure.SEVERE, Measure.PERSISTENT)), List.of());

    public Nesting {
        wholes = Collections.unmodifiableSortedMap(new TreeMap<>(wholes));
        disjoint = List.copyOf(disjoint);
    }

    /// As `within.yaml` of a strategy folder has them, if it is there, besides those that come with Kith.
    ///
    /// @throws BrokenDeclaration when it cannot be understood
    public static Nesting in(Path strategy) {
        var wholes = new TreeMap<>(SHIPPED.wholes);
        written(strategy, WITHIN, "measure").forEach(each -> {
            var measure = each.field("measure");
            if (wholes.put(measure.text(), each.text("of")) != null) {
                throw measure.broken("`" + measure.text() + "` is said to be within another measure twice.");
            }
            for (var whole = wholes.get(measure.text()); whole != null; whole = wholes.get(whole)) {
                if (whole.equals(measure.text())) {
                    throw measure.broken("`" + measure.text() + "` would be within itself.");
                }
            }
        });
        return new Nesting(wholes, disjoint(strategy, wholes));
    }

    private static List<Disjoint> disjoint(Path strategy, Map<String, String> wholes) {
        var seen = new HashSet<String>();
        return written(strategy, DISJOINT, "measures")
                .map(each -> {
                    var whole = each.text("of");
                    var measures = each.field("measures").list();
                    if (measures.size() < 2) {
                        throw each.field("measures").broken("two measures or more exclude each other.");
                    }
                    for (var measure : measures) {
                        if (!whole.equals(PUPILS) && !whole.equals(wholes.get(measure.text()))) {
                            throw measure.broken("`" + measure.text() + "` is not said to be within `" + whole + "`.");
                        }
                        if (!seen.add(measure.text())) {
                            throw measure.broken("`" + measure.text() + "` is said to exclude others twice.");
                        }
                    }
                    return new Disjoint(measures.stream().map(Yaml::text).toList(), whole);
                })
                .toList();
    }

    /// The measures of its file that there are not.
    ///
    /// @param rules the names of the rules of need
    /// @param groups the codes of the groups that are counted
    public static List<BrokenDeclaration> ofNoMeasure(Path strategy, Set<String> rules, Set<String> groups) {
        Predicate<String> known = name -> name.startsWith("need:")
                ? rules.contains(name.substring("need:".length()))
                : name.startsWith("group:")
                        ? groups.contains(name.substring("group:".length()))
                        : Set.of(Tallies.NO_ROLL, Measure.SEVERE, Measure.PERSISTENT)
                                .contains(name);
        return Stream.concat(
                        written(strategy, WITHIN, "measure")
                                .flatMap(each -> Stream.of(each.field("measure"), each.field("of"))),
                        written(strategy, DISJOINT, "measures") // others are said to be within, and asked of above
                                .filter(each -> each.text("of").equals(PUPILS))
                                .flatMap(each -> each.field("measures").list().stream()))
                .filter(name -> !known.test(name.text()))
                .map(name -> name.broken("no measure is called `" + name.text() + "`: it is `need:` and a rule’s name,"
                        + " `group:` and the code of a group that is counted, or `" + Tallies.NO_ROLL + "`."))
                .toList();
    }

    private static Stream<Yaml> written(Path strategy, String list, String of) {
        var file = strategy.resolve(FILE);
        return Files.exists(file)
                ? Yaml.in(file).knowing(WITHIN, DISJOINT).find(list).map(Yaml::list).orElse(List.of()).stream()
                        .map(each -> each.knowing(of, "of"))
                : Stream.empty();
    }

    /// The set that a measure is in; empty where it is in none.
    Optional<Disjoint> disjoint(String measure) {
        return disjoint.stream().filter(set -> set.measures().contains(measure)).findFirst();
    }

    /// Null where it is within none.
    @Nullable
    String whole(String measure) {
        return wholes.get(measure);
    }

    /// In how many others a measure is, one in the other.
    int depth(String measure) {
        int depth = 0;
        for (var whole = whole(measure); whole != null; whole = whole(whole)) {
            depth++;
        }
        return depth;
    }
}
