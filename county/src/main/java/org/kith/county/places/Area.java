package org.kith.county.places;

import java.util.List;

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

    /// A street lies in one postcode, so that neighbours share both.
    ///
    /// @param at the postcode's place
    String street(int at) {
        return STREETS.get((at * 7 + code.hashCode() & 0xFFFF) % STREETS.size());
    }
}
