package org.kith.county.places;

import java.util.List;

/// A secondary school, its primaries and the neighbourhoods they serve: the part of the county that is made in one go.
public record Pyramid(
        int index,
        String name,
        Zone zone,
        int children,
        List<Area> areas,
        List<Setting> primaries,
        Setting secondary,
        List<Setting> nurseries) {

    public Setting primaryOf(Area area) {
        return primaries.get(Math.floorMod(areas.indexOf(area), primaries.size()));
    }
}
