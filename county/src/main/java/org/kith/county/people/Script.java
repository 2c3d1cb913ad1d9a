package org.kith.county.people;

import java.util.List;
import java.util.Locale;
import org.kith.county.chance.Chance;

/// Where a family's names come from, with its weight among a thousand families and the ethnicity schools would record.
public enum Script {
    BRITISH(905, "WBRI", "ENG"),
    POLISH(22, "WOTH", "POL"),
    ROMANIAN(15, "WOTH", "RUM"),
    MALAYALAM(14, "AIND", "MAL"),
    UKRAINIAN(10, "WOTH", "UKR"),
    BENGALI(7, "ABAN", "BNG"),
    ARABIC(7, "OOTH", "ARA"),
    PUNJABI(7, "APKN", "PNJ"),
    CHINESE(5, "CHNE", "CHI"),
    KURDISH(3, "OOTH", "KUR"),
    AFGHAN(3, "AOTH", "PAR"),
    ERITREAN(2, "BAFR", "TGR");

    private static final List<Script> ALL = List.of(values());
    private static final double[] WEIGHTS =
            ALL.stream().mapToDouble(script -> script.weight).toArray();

    private final int weight;
    private final String ethnicity;
    private final String language;

    Script(int weight, String ethnicity, String language) {
        this.weight = weight;
        this.ethnicity = ethnicity;
        this.language = language;
    }

    static Script draw(Chance chance) {
        return ALL.get(chance.weighted(WEIGHTS));
    }

    String ethnicity() {
        return ethnicity;
    }

    public String language() {
        return language;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
