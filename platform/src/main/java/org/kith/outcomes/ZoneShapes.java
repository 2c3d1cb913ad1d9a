package org.kith.outcomes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kith.declarations.BrokenDeclaration;
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
        return written(strategy)
                .map(zone -> zone.knowing("code", "name", "x", "y", "shape"))
                .map(zone -> new Shape(
                        zone.text("code"),
                        zone.field("name").words(),
                        zone.field("x").number(),
                        zone.field("y").number(),
                        zone.text("shape")))
                .toList();
    }

    /// The outlines of zones that there are not.
    public static List<BrokenDeclaration> ofNoZone(Path strategy, Set<String> zones) {
        return written(strategy)
                .map(zone -> zone.field("code"))
                .filter(code -> !zones.contains(code.text()))
                .map(code -> code.broken("zones.yaml has no zone `" + code.text() + "`."))
                .toList();
    }

    private static Stream<Yaml> written(Path strategy) {
        var file = strategy.resolve("zone-map.yaml");
        return Files.exists(file) ? Yaml.in(file).knowing("zones").field("zones").list().stream() : Stream.empty();
    }

    /// From west to east.
    public List<Shape> all() {
        return shapes.get();
    }
}
