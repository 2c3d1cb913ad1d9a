package org.kith.linkage.internal.columns;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of a file as they are, by name; one dictionary numbers the values of all, so that a forename can
/// be held against a surname by number.
public final class Raw {

    /// The number of no value.
    public static final int NONE = -1;
    private static final int[] EMPTY = {};

    public final Dictionary words;
    private final Map<String, int[]> columns = new LinkedHashMap<>();

    /// Names as they are given, and in small letters.
    private final Map<String, String> small = new HashMap<>();

    Raw() {
        this(new Dictionary());
    }

    private Raw(Dictionary words) {
        this.words = words;
    }

    /// These records alone, by their places among them.
    Raw of(int[] records) {
        Raw part = new Raw(words);
        columns.forEach((name, codes) -> {
            int[] some = new int[records.length];
            Arrays.setAll(some, place -> records[place] < codes.length ? codes[records[place]] : NONE);
            part.columns.put(name, some);
        });
        return part;
    }

    /// Puts what a record of others says in place of all that one here said.
    public void take(int record, Raw others, int other) {
        for (int[] codes : columns.values()) {
            if (record < codes.length) {
                codes[record] = NONE;
            }
        }
        for (String column : others.names()) {
            declare(column);
            int code = others.code(column, other);
            if (code != NONE) {
                put(record, column, others.words.word(code));
            }
        }
    }

    /// Puts a record's value; a later one takes an earlier one's place.
    public void put(int record, String column, CharSequence value) {
        String name = small.computeIfAbsent(column, given -> given.toLowerCase(Locale.ROOT));
        int[] codes = columns.computeIfAbsent(name, unseen -> new int[0]);
        if (record >= codes.length) {
            int size = codes.length;
            codes = Arrays.copyOf(codes, Math.max(64, Math.max(record + 1, size + (size >> 1))));
            Arrays.fill(codes, size, codes.length, NONE);
            columns.put(name, codes);
        }
        codes[record] = words.number(value);
    }

    /// The column is there, though it may be empty for every record.
    public void declare(String column) {
        columns.putIfAbsent(column.toLowerCase(Locale.ROOT), new int[0]);
    }

    /// A record's value; null where it has none.
    public @Nullable String value(int record, String column) {
        int code = code(column.toLowerCase(Locale.ROOT), record);
        return code == NONE ? null : words.word(code);
    }

    public Set<String> names() {
        return columns.keySet();
    }

    /// The number of a record's value, or [#NONE].
    public int code(String column, int record) {
        int[] codes = codes(column);
        return record >= codes.length ? NONE : codes[record];
    }

    /// The numbers of a column's values, by record; the last records may have none.
    public int[] codes(String column) {
        return columns.getOrDefault(column, EMPTY);
    }
}
