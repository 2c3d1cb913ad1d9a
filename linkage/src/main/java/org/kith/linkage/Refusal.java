package org.kith.linkage;

/// A join that the scores asked for and a constraint forbade.
public record Refusal(int a, int b, double probability, Reason reason) {

    /// Why two groups of records stay apart, the strongest reason first.
    public enum Reason {
        BARRIER("one of them is behind a barrier"),
        DECIDED_APART("a person decided that they are different people"),
        NHS_NUMBERS_CONFLICT("they hold different valid NHS numbers"),
        UPNS_CONFLICT("they hold different valid UPNs"),
        SOURCE_HOLDS_A_PERSON_ONCE("one source that holds a person once has both"),
        KIN("taken together their records look like twins or kin, not one person");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
