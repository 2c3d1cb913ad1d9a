package org.kith.outcomes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.Yaml;

/// Which measures are of children who by definition are among another's. What one leaves of the other is a number
/// too, which whoever has both has by subtraction.
///
/// @param wholes by the names of the measures within, those that they are within
public record Nesting(SortedMap<String, String> wholes) {

    private static final String FILE = "within.yaml";

    /// Of the measures that come with Kith.
    static final Nesting SHIPPED = new Nesting(new TreeMap<>(Map.of(Measure.SEVERE, Measure.PERSISTENT)));

    public Nesting {
        wholes = Collections.unmodifiableSortedMap(new TreeMap<>(wholes));
    }

    /// As `within.yaml` of a strategy folder has them, if it is there, besides those that come with Kith.
    ///
    /// @throws BrokenDeclaration when it cannot be understood
    public static Nesting in(Path strategy) {
        var wholes = new TreeMap<>(SHIPPED.wholes);
        written(strategy).forEach(each -> {
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
        return new Nesting(wholes);
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
        return written(strategy)
                .flatMap(each -> Stream.of(each.field("measure"), each.field("of")))
                .filter(name -> !known.test(name.text()))
                .map(name -> name.broken("no measure is called `" + name.text() + "`: it is `need:` and a rule’s name,"
                        + " `group:` and the code of a group that is counted, or `" + Tallies.NO_ROLL + "`."))
                .toList();
    }

    private static Stream<Yaml> written(Path strategy) {
        var file = strategy.resolve(FILE);
        return Files.exists(file)
                ? Yaml.in(file).knowing("within").field("within").list().stream()
                        .map(each -> each.knowing("measure", "of"))
                : Stream.empty();
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
