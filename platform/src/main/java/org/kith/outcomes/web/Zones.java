package org.kith.outcomes.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Place.Kind;
import org.kith.outcomes.Profile;
import org.kith.outcomes.ZoneShapes.Shape;
import org.kith.site.charts.ZoneMap;

/// The zones of a county as a map shows them, from west to east.
record Zones(Profile profile, List<Shape> shapes) {

    List<Place> inOrder() {
        return profile.places(Kind.ZONE).stream()
                .sorted(Comparator.comparingInt(zone -> {
                    int at = shapes.stream().map(Shape::code).toList().indexOf(zone.code());
                    return at < 0 ? Integer.MAX_VALUE : at;
                }))
                .toList();
    }

    /// Null where a zone has no outline, so that none is left out.
    @Nullable
    ZoneMap map(Measure measure, String title) {
        var place = profile.place();
        var here = place.kind() == Kind.ZONE ? place.code() : place.zone();
        var drawn = new ArrayList<ZoneMap.Zone>();
        for (var zone : inOrder()) {
            var shape = shapes.stream()
                    .filter(each -> each.code().equals(zone.code()))
                    .findFirst();
            if (shape.isEmpty()) {
                return null;
            }
            drawn.add(new ZoneMap.Zone(
                    shape.get().outline(),
                    shape.get().x(),
                    shape.get().y(),
                    shape.get().lines(),
                    Rates.estimate(profile.newest(zone, measure)).value(),
                    zone.code().equals(here)));
        }
        return drawn.isEmpty() ? null : new ZoneMap("map", title + ", by zone", drawn, steps(drawn));
    }

    private static List<Double> steps(List<ZoneMap.Zone> zones) {
        double low = zones.stream()
                .mapToDouble(ZoneMap.Zone::rate)
                .filter(rate -> !Double.isNaN(rate))
                .min()
                .orElse(0);
        double high = zones.stream()
                .mapToDouble(ZoneMap.Zone::rate)
                .filter(rate -> !Double.isNaN(rate))
                .max()
                .orElse(1);
        double wide = Math.max(.4, Math.max(high - low, high / 5));
        double[] sizes = {.1, .2, .5, 1, 2, 5, 10, 20};
        double size = 20;
        for (int at = sizes.length - 1; at >= 0; at--) {
            if (sizes[at] * 4 >= wide) {
                size = sizes[at];
            }
        }
        double first = (Math.floor(low / size) + 1) * size;
        double step = size;
        return Stream.of(0, 1, 2, 3)
                .map(at -> Math.round((first + at * step) * 10) / 10.0)
                .toList();
    }
}
