package org.kith.linkage;

/// How a record came out, in the words that councils use.
public enum Band {
    /// Joined with at least one other record, at or above the joining probability or by a person's decision.
    MATCH("Match"),
    /// Alone; its best pair is likely (0.85 and more) and waits for a person.
    POTENTIAL_MATCH("PotentialMatch"),
    /// Alone; its best pair was kept, but is not likely enough to act on.
    LOW_CONFIDENCE("LowConfidence"),
    /// Alone; likely to be each of several people, so joined to none.
    MANY_MATCH("ManyMatch"),
    /// Alone, and like nobody.
    NO_MATCH("NoMatch");

    private final String word;

    Band(String word) {
        this.word = word;
    }

    /// As councils write it: "PotentialMatch".
    public String word() {
        return word;
    }
}
