package org.kith.county.places;

import java.util.List;
import org.kith.county.chance.Chance;

/// A neighbourhood of about 340 children, like a lower super output area. Decile 1 is the most deprived.
public record Area(
        String code,
        String name,
        Zone zone,
        int decile,
        int x,
        int y,
        int children,
        String town,
        List<String> postcodes) {

    private static final List<String> STREETS = List.of(
            "High Street",
            "Church Lane",
            "Mill Road",
            "Station Road",
            "Manor Close",
            "Orchard Way",
            "Victoria Road",
            "Coombe Avenue",
            "Chapel Lane",
            "Park Road",
            "St Mary's Close",
            "Greenhill",
            "Quarry Rise",
            "Harbour View",
            "Elm Grove",
            "Beech Road",
            "Fairfield",
            "North Street",
            "South Street",
            "West Street",
            "East Street",
            "School Lane",
            "Kings Road",
            "Queens Avenue",
            "Willow Drive",
            "Abbots Walk",
            "Castle Road",
            "Meadow View",
            "Spring Gardens",
            "The Crescent",
            "Bridge Street",
            "Hillside",
            "Bakers Row",
            "Cherry Tree Close",
            "Lower Way",
            "Long Acre",
            "Sunnyside",
            "Rope Walk",
            "Priory Road",
            "Weavers Close");

    /// A dwelling in this neighbourhood; `number` names it in the county.
    public Home home(Chance chance, long number) {
        int at = chance.in(postcodes.size());
        // A street lies in one postcode, so that neighbours share both.
        String street = STREETS.get((at * 7 + code.hashCode() & 0xFFFF) % STREETS.size());
        int house = 1 + chance.in(60);
        String line = chance.happens(0.12 + 0.01 * (10 - decile))
                ? "Flat " + (1 + chance.in(12)) + ", " + house + " " + street
                : house + " " + street;
        return new Home(line, town, postcodes.get(at), this, 10_000_000_000L + number);
    }
}
