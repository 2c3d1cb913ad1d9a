package org.kith.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How many of the pairs that are truly one person blocking brings together, rule by rule. What no
/// rule reaches is never compared, and can be found only by way of a third record.
///
/// @param truePairs pairs of records of one person
/// @param reached   those that any rule brings together
/// @param rules     those in use
public record Reach(long truePairs, long reached, List<Rule> rules) {

    public Reach {
        rules = List.copyOf(rules);
    }

    /// One rule's part.
    ///
    /// @param alone true pairs that it brings together, whatever other rules do
    /// @param only  those that it brings together and no other rule does
    public record Rule(String name, long alone, long only) {}

    /// Tells which rules bring two records together.
    public interface Meeting {
        /// The rules by name.
        List<String> rules();

        /// Sets, for each rule, whether it brings these two together.
        void of(int a, int b, boolean[] met);
    }

    /// Goes through all true pairs.
    ///
    /// @param truth each record's true person, negative where not known
    static Reach of(Meeting meeting, int[] truth) {
        int count = meeting.rules().size();
        long[] alone = new long[count];
        long[] only = new long[count];
        long pairs = 0;
        long reached = 0;
        boolean[] met = new boolean[count];
        long[] byPerson = IntStream.range(0, truth.length)
                .filter(record -> truth[record] >= 0)
                .mapToLong(record -> (long) truth[record] << 32 | record)
                .sorted()
                .toArray();
        for (int i = 0; i < byPerson.length; i++) {
            for (int j = i + 1; j < byPerson.length && byPerson[j] >>> 32 == byPerson[i] >>> 32; j++) {
                Arrays.fill(met, false);
                meeting.of((int) byPerson[i], (int) byPerson[j], met);
                int last = -1;
                int times = 0;
                for (int rule = 0; rule < count; rule++) {
                    if (met[rule]) {
                        alone[rule]++;
                        last = rule;
                        times++;
                    }
                }
                pairs++;
                reached += times > 0 ? 1 : 0;
                if (times == 1) {
                    only[last]++;
                }
            }
        }
        List<Rule> rules = new ArrayList<>();
        for (int rule = 0; rule < count; rule++) {
            rules.add(new Rule(meeting.rules().get(rule), alone[rule], only[rule]));
        }
        return new Reach(pairs, reached, rules);
    }
}
