package org.kith.outcomes;

import java.util.Arrays;
import java.util.Optional;

/// Why somebody whom a rule found is among nobody of whom its rate is told.
public enum Apart {
    ON_NO_ROLL("no-roll", "on the roll of no school that is counted here"),
    NOT_RESIDENT("elsewhere", "with a home outside the county, or not known"),
    OF_OTHER_AGES("ages", "of other ages than those of whom the rate is told");

    private final String code;
    private final String words;

    Apart(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// "on the roll of no school that is counted here"
    public String words() {
        return words;
    }

    /// Those whom a need's rule found and its rate leaves out for this.
    Measure of(Measure need) {
        return new Measure(
                "apart-" + code + ":" + need.bareName(),
                Measure.Kind.PEOPLE,
                need.title(),
                "found by the rule, " + words,
                need.basis());
    }

    /// Empty where a measure is of nobody who stands apart.
    public static Optional<Apart> in(Measure measure) {
        return Arrays.stream(values())
                .filter(each -> measure.name().startsWith("apart-" + each.code + ":"))
                .findFirst();
    }
}
