package org.kith.site.charts;

import java.util.List;

/// The schools that a file should hold, a square each, by zone; a hollow square is a school that is missing.
public record Rolls(String id, String title, List<Zone> zones) implements Drawing {

    public Rolls {
        zones = List.copyOf(zones);
    }

    /// A zone, how many schools the file should hold there, and how many of them it does not.
    public record Zone(String name, int schools, int missing) {}

    @Override
    public String svg() {
        int most = zones.stream().mapToInt(Zone::schools).max().orElse(0);
        double step = Math.min(7.9, 188.0 / Math.max(1, most));
        var svg = Svg.titled(330, zones.size() * 24 + 2, id, title, description());
        double y = 16;
        for (var zone : zones) {
            svg.text("", 0, y, zone.name(), 134, 6.4);
            for (int i = 0; i < zone.schools(); i++) {
                boolean gone = i >= zone.schools() - zone.missing();
                svg.rect(gone ? "square gone" : "square", 140 + i * step, y - 9 + (gone ? .5 : 0), step * .76, 9);
            }
            y += 24;
        }
        return svg.end();
    }

    private String description() {
        var missing = zones.stream()
                .filter(zone -> zone.missing() > 0)
                .map(zone -> zone.missing() + " of " + zone.schools() + " in " + zone.name())
                .toList();
        return missing.isEmpty()
                ? "Every school is there. The numbers are in the table below."
                : "Missing: " + String.join(", ", missing) + ". The numbers are in the table below.";
    }
}
