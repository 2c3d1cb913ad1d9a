package org.kith.linkage.internal.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kith.linkage.Links;
import org.kith.linkage.Reach;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;

/// Which blocking rules bring two records together, asked when the blocks themselves are gone.
public final class Meetings implements Reach.Meeting {

    private final Table table;
    private final Derived derived;
    private final List<Rule> rules = new ArrayList<>();
    /// For each rule the keys of blocks that were too large.
    private final List<Set<Long>> leftOut = new ArrayList<>();

    private final long[] values = new long[Attribute.MOST_VALUES];
    private final long[] keysOfA = new long[Rule.MOST_KEYS];
    private final long[] keysOfB = new long[Rule.MOST_KEYS];

    public Meetings(Table table, Derived derived, List<Links.Figures.Rule> figures) {
        this.table = table;
        this.derived = derived;
        for (Links.Figures.Rule figure : figures) {
            for (Rule rule : Rule.values()) {
                if (figure.used() && figure.name().equals(rule.words)) {
                    rules.add(rule);
                    leftOut.add(figure.blocksLeftOut() == 0 ? Set.of() : tooLarge(rule));
                }
            }
        }
    }

    @Override
    public List<String> rules() {
        return rules.stream().map(rule -> rule.words).toList();
    }

    @Override
    public void of(int a, int b, boolean[] met) {
        for (int rule = 0; rule < met.length; rule++) {
            int countOfA = rules.get(rule).keys(table, derived, a, values, keysOfA);
            int countOfB = countOfA == 0 ? 0 : rules.get(rule).keys(table, derived, b, values, keysOfB);
            met[rule] = meet(countOfA, countOfB, leftOut.get(rule));
        }
    }

    private boolean meet(int countOfA, int countOfB, Set<Long> out) {
        for (int i = 0; i < countOfA; i++) {
            for (int j = 0; j < countOfB; j++) {
                if (keysOfA[i] == keysOfB[j] && (out.isEmpty() || !out.contains(keysOfA[i]))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<Long> tooLarge(Rule rule) {
        long[] keys = new long[table.size];
        int size = 0;
        for (int record = 0; record < table.size; record++) {
            int count = rule.keys(table, derived, record, values, keysOfA);
            Arrays.sort(keysOfA, 0, count);
            for (int i = 0; i < count; i++) {
                if (i == 0 || keysOfA[i] != keysOfA[i - 1]) {
                    keys = size == keys.length ? Arrays.copyOf(keys, size + (size >> 1) + 1) : keys;
                    keys[size++] = keysOfA[i];
                }
            }
        }
        Arrays.sort(keys, 0, size);
        Set<Long> large = new HashSet<>();
        for (int from = 0; from < size; ) {
            int until = from;
            while (until < size && keys[until] == keys[from]) {
                until++;
            }
            if (until - from > Rule.LARGEST_BLOCK) {
                large.add(keys[from]);
            }
            from = until;
        }
        return large;
    }
}
