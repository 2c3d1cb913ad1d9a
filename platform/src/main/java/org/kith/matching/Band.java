package org.kith.matching;

import java.util.Arrays;

/// How sure a run is of a record or a pair, in the words that councils use for it.
public enum Band {
    /// One person, at least 95 times in a hundred.
    MATCH("Match"),
    /// At least 85 times in a hundred: a person is asked.
    POTENTIAL_MATCH("PotentialMatch"),
    /// Something speaks for it, too little to ask.
    LOW_CONFIDENCE("LowConfidence"),
    /// More than one person fits about as well, as with twins.
    MANY_MATCH("ManyMatch"),
    /// Nothing else in the county's files looks like it.
    NO_MATCH("NoMatch");

    public static final double MATCHES_FROM = 0.95;
    public static final double DOUBTFUL_FROM = 0.85;

    private final String label;

    Band(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Band called(String label) {
        return Arrays.stream(values())
                .filter(band -> band.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    static Band of(double probability) {
        return probability >= MATCHES_FROM
                ? MATCH
                : probability >= DOUBTFUL_FROM ? POTENTIAL_MATCH : probability > 0 ? LOW_CONFIDENCE : NO_MATCH;
    }
}
