package org.kith.county.people;

import java.util.List;
import org.kith.county.chance.Chance;

/// How the parents were when their children came, which decides the children's surname.
enum Union {
    MARRIED_ONE_NAME,
    MARRIED_TWO_NAMES,
    COHABITING,
    LONE;

    static Union draw(Chance chance, Kind kind) {
        return switch (kind) {
            case PLAIN, BABY_EXPECTED, KINSHIP, CHILD_DIED, TWINS_ONE_INITIAL ->
                List.of(values()).get(chance.weighted(0.46, 0.1, 0.31, 0.13));
            case TRAVELLERS, FATHER_AND_SON, COUSINS_ONE_NAME -> MARRIED_ONE_NAME;
            default -> COHABITING;
        };
    }

    String childName(Chance chance, String mothers, String fathers) {
        return switch (this) {
            case MARRIED_ONE_NAME -> fathers;
            case MARRIED_TWO_NAMES -> chance.happens(0.35) ? mothers + "-" + fathers : fathers;
            case COHABITING -> {
                int way = chance.weighted(0.56, 0.26, 0.18);
                yield way == 0 ? fathers : way == 1 ? mothers : mothers + "-" + fathers;
            }
            case LONE -> mothers;
        };
    }
}
