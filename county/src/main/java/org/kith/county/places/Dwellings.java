package org.kith.county.places;

import java.util.HashSet;
import java.util.Set;
import org.kith.county.chance.Chance;

/// The dwellings of one pyramid's families, none of which is given twice. Pyramids are made apart from each other: in
/// another's streets each gives house numbers that no other gives.
public final class Dwellings {

    private static final int HOUSES = 60;

    private final Pyramid own;
    private final int pyramids;
    private final Set<String> given = new HashSet<>();
    private int homes;

    /// @param pyramids how many the county has
    public Dwellings(Pyramid own, int pyramids) {
        this.own = own;
        this.pyramids = pyramids;
    }

    public Home in(Area area, Chance chance) {
        int at = chance.in(area.postcodes().size());
        int drawn = 1 + chance.in(HOUSES);
        String flat = chance.happens(0.12 + 0.01 * (10 - area.decile())) ? "Flat " + (1 + chance.in(12)) + ", " : "";
        String postcode = area.postcodes().get(at);
        int house = own.areas().contains(area) ? drawn : next(HOUSES);
        while (!given.add(flat + house + " " + postcode)) {
            house = next(house);
        }
        return new Home(
                flat + house + " " + area.street(at),
                area.town(),
                postcode,
                area,
                10_000_000_000L + own.index() * 100_000L + ++homes);
    }

    /// The door beside it; past the last, every so many belong to one pyramid.
    private int next(int house) {
        return house < HOUSES ? house + 1 : house == HOUSES ? HOUSES + 1 + own.index() : house + pyramids;
    }
}
