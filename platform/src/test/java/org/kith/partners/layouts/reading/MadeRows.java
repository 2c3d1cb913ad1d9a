package org.kith.partners.layouts.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.IdentityField;

/// Rows as a reader would give them, for tests of what a load makes of them.
public final class MadeRows {

    private final Consumer<Entry> sink;
    private final Entry entry = new Entry();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> aliasNumbers = new HashMap<>();
    private long line = 1;

    public MadeRows(Consumer<Entry> sink) {
        this.sink = sink;
    }

    /// Begins a row about the record of this key.
    public MadeRows row(String key, long rowKey) {
        entry.begin(++line, rowKey, key, number(key), false, null);
        return this;
    }

    /// Begins a row about a record that goes by another name as well.
    public MadeRows row(String key, long rowKey, String alias) {
        entry.begin(++line, rowKey, key, number(key), false, alias);
        return this;
    }

    /// Begins a row about whoever goes by this name.
    public MadeRows child(String alias, long rowKey) {
        int number = aliasNumbers.computeIfAbsent(alias, _ -> aliasNumbers.size());
        entry.begin(++line, rowKey, alias, number, true, null);
        return this;
    }

    public MadeRows says(IdentityField field, String text) {
        entry.describe(field, text);
        return this;
    }

    public MadeRows says(IdentityField field, int day) {
        entry.describe(field, day);
        return this;
    }

    public MadeRows sealed() {
        entry.seal();
        return this;
    }

    public MadeRows shielded() {
        entry.shield();
        return this;
    }

    public MadeRows fact(
            FactKind kind, @Nullable String code, int startsOn, int endsOn, int amount, @Nullable String note) {
        return fact(kind, code, startsOn, endsOn, amount, note, null, null);
    }

    public MadeRows fact(
            FactKind kind,
            @Nullable String code,
            int startsOn,
            int endsOn,
            int amount,
            @Nullable String note,
            @Nullable String other,
            @Nullable String setting) {
        int number = other == null ? Entry.NONE : number(other);
        entry.state(kind, code, startsOn, endsOn, amount, note, other, number, setting, false);
        return this;
    }

    public void end() {
        sink.accept(entry);
    }

    private int number(String key) {
        return numbers.computeIfAbsent(key, _ -> numbers.size());
    }
}
