package org.kith.linkage.internal.blocking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;

/// The keys of some records in a row by one rule, read a column at a time, where each has one value of all that is
/// asked, as most have. The others are left to [Rule#keys]. Keys are of this process's own numbers.
final class Glimpse {

    static final int MOST = 512;

    private final Rule rule;
    private final Table table;
    private final Derived derived;
    /// For each part what it reads of each value, or null where that is the value's own number or more than one is
    /// read.
    private final int[] @Nullable [] readings;

    private final long[] keys = new long[MOST];
    /// Negative where a record has no value of a part, or several.
    private final int[] signs = new int[MOST];

    Glimpse(Rule rule, Table table, Derived derived) {
        this.rule = rule;
        this.table = table;
        this.derived = derived;
        readings = new int[rule.parts.length][];
        for (int i = 0; i < readings.length; i++) {
            Rule.Part part = rule.parts[i];
            if (!part.isOneValue() && !part.isOfBothNames()) {
                readings[i] = new int[table.columns.words(part.attribute).size()];
                Arrays.setAll(readings[i], value -> (int) part.of(derived, value));
            }
        }
    }

    /// Looks at so many records from one on.
    void look(int first, int many) {
        Arrays.fill(keys, 0);
        Arrays.fill(signs, 0);
        for (int i = 0; i < readings.length; i++) {
            int[] reading = readings[i];
            if (rule.parts[i].isOfBothNames()) {
                bothNames(rule.parts[i], first, many);
            } else if (reading == null) {
                numbers(rule.parts[i], first, many);
            } else {
                readings(rule.parts[i], reading, first, many);
            }
        }
    }

    private void numbers(Rule.Part part, int first, int many) {
        int at = cell(part.attribute, first);
        boolean whole = rule.asksOneValue();
        for (int i = 0; i < many; i++, at += table.width) {
            int cell = table.rows[at];
            signs[i] |= cell;
            keys[i] = whole ? cell : Rule.with(keys[i], cell);
        }
    }

    private void readings(Rule.Part part, int[] reading, int first, int many) {
        int at = cell(part.attribute, first);
        for (int i = 0; i < many; i++, at += table.width) {
            int cell = table.rows[at];
            int read = cell >= 0 ? reading[cell] : cell;
            signs[i] |= read;
            keys[i] = Rule.with(keys[i], read);
        }
    }

    private void bothNames(Rule.Part part, int first, int many) {
        int at = cell(Attribute.FORENAME, first);
        int other = cell(Attribute.SURNAME, first);
        for (int i = 0; i < many; i++, at += table.width, other += table.width) {
            int forename = table.rows[at];
            int surname = table.rows[other];
            signs[i] |= forename | surname;
            if (signs[i] >= 0) {
                keys[i] = Rule.with(keys[i], part.ofBoth(derived, forename, surname));
            }
        }
    }

    private int cell(Attribute attribute, int record) {
        return record * table.width + table.places[attribute.index];
    }

    /// Whether the record at this place has one key, and that is known.
    boolean sees(int place) {
        return signs[place] >= 0;
    }

    long key(int place) {
        return keys[place];
    }
}
