package org.kith.partners;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.declarations.BrokenDeclaration;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.reading.Sources;

/// The words that a declaration may use of what partners send. What stands apart has none: no
/// rule may speak of it.
///
/// @param kindsOfData for each kind of fact the kind of data that decides who may see it
/// @param sources the names of the declared sources
public record Vocabulary(Map<String, String> kindsOfData, Set<String> sources) {

    /// Where a declaration leaves out what trust asks of it, so that its files are refused, and where a source
    /// is turned on that there is not.
    public static List<BrokenDeclaration> unfinished(Path strategy) {
        var sources = Sources.in(strategy);
        var unfinished = sources.all().stream()
                .filter(source -> !source.missing().isEmpty())
                .map(source -> new BrokenDeclaration(
                        strategy.resolve("sources/" + source.name() + ".yaml").toString(),
                        1,
                        "this does not say: " + String.join(", ", source.missing())
                                + ". Until it does, all files of this source are refused."));
        var turnedOn = Sources.turnedOn(strategy).entrySet().stream()
                .filter(each -> sources.find(each.getKey()).isEmpty())
                .map(each -> each.getValue().broken("no source is called `" + each.getKey() + "`."));
        return Stream.concat(unfinished, turnedOn).toList();
    }

    /// For each kind of fact the names of the sources whose files may tell of it.
    public static Map<String, Set<String>> tellers(Path strategy) {
        var sources = Sources.in(strategy);
        return FactKinds.load().all().stream()
                .filter(kind -> !kind.standsApart())
                .collect(Collectors.toUnmodifiableMap(FactKind::name, sources::tellingOf));
    }

    /// As the strategy folder declares it; needs no database.
    public static Vocabulary in(Path strategy) {
        return of(Sources.in(strategy));
    }

    static Vocabulary of(Sources sources) {
        return new Vocabulary(
                FactKinds.load().all().stream()
                        .filter(kind -> !kind.standsApart())
                        .collect(Collectors.toUnmodifiableMap(FactKind::name, FactKind::data)),
                sources.all().stream()
                        .filter(source -> !source.standsApart())
                        .map(Source::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
