package org.kith.outcomes;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All figures of one place.
final class PlaceFigures {

    static final PlaceFigures NONE = new PlaceFigures(List.of());

    private final List<Figure> all;
    private final Map<String, Map<String, Figure>> byMeasure = new HashMap<>();

    PlaceFigures(Collection<Figure> figures) {
        all = figures.stream()
                .sorted(Comparator.comparing(Figure::measure).thenComparing(Figure::part))
                .toList();
        all.forEach(figure -> byMeasure
                .computeIfAbsent(figure.measure(), _ -> new HashMap<>())
                .put(figure.part(), figure));
    }

    /// By measure and part.
    List<Figure> all() {
        return all;
    }

    @Nullable
    Figure of(String measure, String part) {
        var parts = byMeasure.get(measure);
        return parts == null ? null : parts.get(part);
    }
}
