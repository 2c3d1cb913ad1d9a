package org.kith.partners;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.Sources;

/// The words that a declaration may use of what partners send. What stands apart has none: no
/// rule may speak of it.
///
/// @param kindsOfData for each kind of fact the kind of data that decides who may see it
/// @param sources the names of the declared sources
public record Vocabulary(Map<String, String> kindsOfData, Set<String> sources) {

    /// As the strategy folder declares it; needs no database.
    public static Vocabulary in(Path strategy) {
        return new Vocabulary(
                FactKinds.load().all().stream()
                        .filter(kind -> !kind.standsApart())
                        .collect(Collectors.toUnmodifiableMap(FactKind::name, FactKind::data)),
                Sources.in(strategy).all().stream()
                        .filter(source -> !source.standsApart())
                        .map(Source::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
