package org.kith.county.places;

import java.util.List;

/// One of the seven zones: its share of the county's children, how deprivation lies in it, and an illustrative centre
/// in metres.
public record Zone(
        String code,
        String name,
        double share,
        int x,
        int y,
        int spread,
        List<Integer> deciles,
        List<String> towns,
        List<String> outwards) {

    /// Shares and deprivation follow Dorset's six districts in mid-2020 (ONS, MHCLG), the western one cut in two.
    static final List<Zone> ALL = List.of(
            new Zone(
                    "BRI",
                    "Bridport",
                    7_600,
                    14_000,
                    34_000,
                    9_000,
                    List.of(0, 2, 3, 9, 14, 26, 26, 14, 3, 3),
                    List.of("Bridport", "Beaminster", "Lyme Regis", "Charmouth", "Burton Bradstock"),
                    List.of("DT6", "DT7", "DT8")),
            new Zone(
                    "DOR",
                    "Dorchester",
                    10_400,
                    34_000,
                    36_000,
                    10_000,
                    List.of(0, 1, 4, 11, 14, 24, 22, 18, 3, 3),
                    List.of("Dorchester", "Sherborne", "Crossways", "Charminster", "Puddletown"),
                    List.of("DT1", "DT2", "DT9")),
            new Zone(
                    "NOR",
                    "North Dorset",
                    13_500,
                    54_000,
                    52_000,
                    11_000,
                    List.of(0, 0, 0, 7, 23, 38, 7, 5, 18, 2),
                    List.of("Blandford Forum", "Gillingham", "Shaftesbury", "Sturminster Newton", "Stalbridge"),
                    List.of("DT10", "DT11", "SP7", "SP8")),
            new Zone(
                    "WEY",
                    "Weymouth and Portland",
                    11_800,
                    36_000,
                    12_000,
                    7_000,
                    List.of(18, 10, 12, 20, 12, 8, 7, 5, 5, 3),
                    List.of("Weymouth", "Portland", "Littlemoor", "Chickerell", "Wyke Regis"),
                    List.of("DT3", "DT4", "DT5")),
            new Zone(
                    "PUR",
                    "Purbeck",
                    8_500,
                    60_000,
                    18_000,
                    9_000,
                    List.of(0, 0, 0, 9, 22, 21, 34, 10, 0, 4),
                    List.of("Wareham", "Swanage", "Wool", "Upton", "Bere Regis"),
                    List.of("BH16", "BH19", "BH20")),
            new Zone(
                    "EAS",
                    "East Dorset",
                    15_900,
                    80_000,
                    40_000,
                    10_000,
                    List.of(0, 0, 3, 7, 9, 6, 9, 10, 25, 31),
                    List.of("Wimborne", "Ferndown", "Verwood", "West Moors", "Corfe Mullen"),
                    List.of("BH21", "BH22", "BH31")),
            new Zone(
                    "CHR",
                    "Christchurch",
                    8_900,
                    88_000,
                    20_000,
                    6_000,
                    List.of(0, 9, 0, 5, 10, 9, 16, 19, 14, 18),
                    List.of("Christchurch", "Highcliffe", "Burton", "Mudeford", "Somerford"),
                    List.of("BH23", "BH24", "BH25")));

    static final double ALL_SHARES = ALL.stream().mapToDouble(Zone::share).sum();
}
