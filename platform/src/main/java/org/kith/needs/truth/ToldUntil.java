package org.kith.needs.truth;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The last day of which each source told, and of each kind of fact where it tells of some in files that come less
/// often than its others.
record ToldUntil(Map<String, LocalDate> sources, Map<String, Map<String, LocalDate>> kinds) {

    ToldUntil {
        sources = Map.copyOf(sources);
        kinds = Map.copyOf(kinds);
    }

    /// Of a kind that never came, no less is known than of the source's others; null where the source never sent
    /// anything.
    @Nullable
    LocalDate of(String source, String kind) {
        return kinds.getOrDefault(source, Map.of()).getOrDefault(kind, sources.get(source));
    }

    /// In one order, to be compared.
    @Override
    public String toString() {
        return new TreeMap<>(sources) + " " + new TreeMap<>(kinds);
    }
}
