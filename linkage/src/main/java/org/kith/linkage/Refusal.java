package org.kith.linkage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A join that the scores asked for and a constraint forbade.
public record Refusal(int a, int b, double probability, Reason reason) {

    /// The pairs whose own join was not refused.
    public static List<ScoredPair> leaveOut(List<Refusal> refused, List<ScoredPair> pairs) {
        Set<Long> keys = new HashSet<>();
        refused.forEach(refusal -> keys.add(key(refusal.a(), refusal.b())));
        return pairs.stream()
                .filter(pair -> !keys.contains(key(pair.a(), pair.b())))
                .toList();
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /// Why two groups of records stay apart, the strongest reason first.
    public enum Reason {
        BARRIER("one of them is behind a barrier"),
        DECIDED_APART("a person decided that they are different people"),
        NHS_NUMBERS_CONFLICT("they hold different valid NHS numbers"),
        UPNS_CONFLICT("they hold different valid UPNs"),
        SOURCE_HOLDS_A_PERSON_ONCE("one source that holds a person once has both"),
        UNSURE_TOGETHER("one person is not likely enough once all records of both are taken together");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
