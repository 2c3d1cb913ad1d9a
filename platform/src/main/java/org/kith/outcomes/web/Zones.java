package org.kith.outcomes.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        return drawn.isEmpty() ? null : ZoneMap.of("map", title + ", by zone", drawn);
    }
}
