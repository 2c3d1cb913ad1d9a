package org.kith.strategy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in which partners work together, as it was between two days.
///
/// @param until the last day; null while it lasts
/// @param teams who works there, in words
public record Zone(
        String code, String name, LocalDate from, @Nullable LocalDate until, List<String> teams) {

    public Zone {
        teams = List.copyOf(teams);
    }

    public boolean on(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    boolean overlaps(Zone other) {
        return (until == null || !until.isBefore(other.from)) && (other.until == null || !other.until.isBefore(from));
    }

    /// The zones of a strategy folder, in `zones.yaml`, in its order.
    ///
    /// @throws org.kith.declarations.BrokenDeclaration when they cannot be understood
    public static List<Zone> in(Path strategy) {
        var read = new StrategyReading(strategy);
        var zones = read.zones();
        read.mistakes().throwFirst();
        return zones;
    }
}
