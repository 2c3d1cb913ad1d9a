package org.kith.outcomes;

/// How a place's rate stands beside the county's, as far as chance lets one say.
public enum Beside {
    HIGHER("Higher than the county; more than chance would give"),
    LOWER("Lower than the county; more than chance would give"),
    NOT_CLEAR("Not clearly different from the county");

    private final String words;

    Beside(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
