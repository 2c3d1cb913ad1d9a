package org.kith.site.charts;

import java.util.List;
import org.kith.site.words.Counts;

/// Zones as straight-edged shapes that share their corners, in five tints by rate: not to scale, not a boundary.
///
/// @param steps the four rates at which the tint changes, lowest first
public record ZoneMap(String id, String title, List<Zone> zones, List<Double> steps) implements Drawing {

    /// A zone, drawn in a field of 330 by 180.
    ///
    /// @param shape an outline as an SVG path
    /// @param x where its name stands
    /// @param name in the lines it is written in
    /// @param rate NaN where it is hidden
    /// @param here the zone the page is about
    public record Zone(String shape, double x, double y, List<String> name, double rate, boolean here) {
        public Zone {
            if (!shape.matches("[MLHVZ0-9. -]+")) {
                throw new IllegalArgumentException("not an outline of straight edges");
            }
            name = List.copyOf(name);
        }
    }

    public ZoneMap {
        zones = List.copyOf(zones);
        steps = List.copyOf(steps);
        if (steps.size() != 4) {
            throw new IllegalArgumentException("four steps make five tints");
        }
    }

    /// With the steps that tell these zones apart best.
    public static ZoneMap of(String id, String title, List<Zone> zones) {
        return new ZoneMap(id, title, zones, MapSteps.of(zones.stream().mapToDouble(Zone::rate)));
    }

    @Override
    public String svg() {
        var svg = Svg.titled(330, 214, id, title, "The rates are in the table of zones.");
        zones.forEach(zone ->
                svg.path(Double.isNaN(zone.rate()) ? "zone uncovered" : "zone c" + tint(zone.rate()), zone.shape()));
        zones.stream().filter(Zone::here).forEach(zone -> svg.path("zone-here", zone.shape()));
        for (var zone : zones) {
            double y = zone.y();
            var on = tint(zone.rate()) >= 3 ? " on" : "";
            for (var part : zone.name()) {
                svg.text("zname" + on, zone.x(), y, part);
                y += 13;
            }
            svg.text("zrate" + on, zone.x(), y + 2, Double.isNaN(zone.rate()) ? "hidden" : Counts.percent(zone.rate()));
        }
        for (int i = 0; i < 5; i++) {
            svg.rect("zone c" + i, 4 + i * 64, 186, 62, 9).text("tick", 4 + i * 64, 208, legend(i));
        }
        return svg.end();
    }

    private String legend(int tint) {
        return switch (tint) {
            case 0 -> "under " + Svg.n(steps.getFirst());
            case 4 -> Svg.n(steps.getLast()) + " and over";
            default -> "from " + Svg.n(steps.get(tint - 1));
        };
    }

    private int tint(double rate) {
        return tint(rate, steps);
    }

    static int tint(double rate, List<Double> steps) {
        return (int) steps.stream().filter(step -> rate >= step).count();
    }
}
