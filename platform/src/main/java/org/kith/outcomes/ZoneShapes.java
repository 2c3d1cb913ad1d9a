package org.kith.outcomes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.kith.declarations.StrategyFolder;
import org.kith.declarations.Yaml;
import org.springframework.stereotype.Component;

/// How the map of zones is drawn: `zone-map.yaml` of the strategy folder, west to east. A partnership without it
/// has tables and no map.
@Component
public final class ZoneShapes {

    /// One zone's outline, in a field of 330 by 180.
    ///
    /// @param lines its name as it is written there
    public record Shape(String code, List<String> lines, int x, int y, String outline) {
        public Shape {
            lines = List.copyOf(lines);
        }
    }

    private final Supplier<List<Shape>> shapes;

    ZoneShapes(StrategyFolder strategy) {
        this.shapes = strategy.reading(ZoneShapes::in);
    }

    /// As the strategy folder has them.
    public static List<Shape> in(Path strategy) {
        var file = strategy.resolve("zone-map.yaml");
        return Files.exists(file)
                ? Yaml.in(file).knowing("zones").field("zones").list().stream()
                        .map(zone -> zone.knowing("code", "name", "x", "y", "shape"))
                        .map(zone -> new Shape(
                                zone.text("code"),
                                zone.field("name").words(),
                                zone.field("x").number(),
                                zone.field("y").number(),
                                zone.text("shape")))
                        .toList()
                : List.of();
    }

    /// From west to east.
    public List<Shape> all() {
        return shapes.get();
    }
}
