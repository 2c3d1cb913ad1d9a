package org.kith.partners.layouts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What one row says of one record: its key, perhaps who it is, and its facts. One instance serves a whole file, so
/// that millions of rows leave no rubbish; days are counted from 1 January 1970 as
/// [java.time.LocalDate#toEpochDay()] does.
public final class Entry {

    /// Stands for "not said" where a day or an amount is asked for.
    public static final int NONE = Integer.MIN_VALUE;

    /// Stands before a text that is so no longer; alone, for whatever was said.
    public static final String NOT = "\u0018";

    /// Stands for a row that nothing names.
    public static final long NO_ROW_KEY = 0;

    private static final int FIRST_ROOM = 8;
    private static final int FIELDS = IdentityField.values().length;

    private long line;
    private String key = "";
    private int keyNumber;
    private boolean keyIsAlias;
    private @Nullable String alias;
    private long rowKey;
    private boolean sealed;
    private boolean shielded;
    private boolean tellsOfShield;
    private boolean describes;
    private boolean denies;
    private final @Nullable String[] texts = new @Nullable String[FIELDS];
    private final int[] days = new int[FIELDS];

    private int facts;
    private FactKind[] kinds = new FactKind[FIRST_ROOM];
    private @Nullable String[] codes = new @Nullable String[FIRST_ROOM];
    private int[] starts = new int[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private int[] amounts = new int[FIRST_ROOM];
    private @Nullable String[] notes = new @Nullable String[FIRST_ROOM];
    private @Nullable String[] others = new @Nullable String[FIRST_ROOM];
    private int[] otherNumbers = new int[FIRST_ROOM];
    private @Nullable String[] settings = new @Nullable String[FIRST_ROOM];
    private boolean[] monthly = new boolean[FIRST_ROOM];

    public Entry() {
        Arrays.fill(days, NONE);
    }

    /// The line of the file the row begins on, counted from 1.
    public long line() {
        return line;
    }

    /// The source's own key of the record; where [#keyIsAlias()] it is the name a parent row goes by.
    public String key() {
        return key;
    }

    /// The key's number in this file, from 0 in order of first appearance: equal keys have equal numbers, so a load
    /// can look a key up once. Keys and aliases are numbered apart.
    public int keyNumber() {
        return keyNumber;
    }

    /// Whether [#key()] names a parent row by an [#alias()] that may not have been loaded yet: then the facts wait
    /// for it.
    public boolean keyIsAlias() {
        return keyIsAlias;
    }

    /// Another name by which rows of child tables refer to this record, such as `pupilonrolltableid:0002e817-8ca`.
    public @Nullable String alias() {
        return alias;
    }

    /// Names the row within its source and layout, so that a corrected row can replace the earlier one: a 64-bit
    /// hash of the layout's row key columns. [#NO_ROW_KEY] when the layout names none; every entry of one row has
    /// the same.
    public long rowKey() {
        return rowKey;
    }

    /// Whether the row says that the record ended in adoption: seal it.
    public boolean sealed() {
        return sealed;
    }

    /// Whether the row says that the person's address may not be told: shield the record. Where the entry
    /// [#describes()] and [#tellsOfShield()], false means that the source does not (or no longer) ask for it.
    public boolean shielded() {
        return shielded;
    }

    /// Whether the row says if the person's address may be told: a file without the column says neither.
    public boolean tellsOfShield() {
        return tellsOfShield;
    }

    /// Whether the row describes the person. A table may describe only a part, such as an address with its dates.
    public boolean describes() {
        return describes;
    }

    /// Whether the row says of something that it is so no longer.
    public boolean denies() {
        return denies;
    }

    /// What the row says of the person as text, behind [#NOT] what is so no longer; null when it says nothing, and for
    /// dates.
    public @Nullable String text(IdentityField field) {
        return texts[place(field)];
    }

    /// What the row says of the person as a day; [#NONE] when it says nothing, and for text.
    public int day(IdentityField field) {
        return days[place(field)];
    }

    @SuppressWarnings("EnumOrdinal") // a place in a row's own arrays; kept nowhere
    private static int place(IdentityField field) {
        return field.ordinal();
    }

    /// How many facts the row states of this record.
    public int facts() {
        return facts;
    }

    public FactKind kind(int fact) {
        return kinds[fact];
    }

    public @Nullable String code(int fact) {
        return codes[fact];
    }

    /// The day the fact begins or happened, or [#NONE].
    public int startsOn(int fact) {
        return starts[fact];
    }

    /// The last day of the fact, or [#NONE] while it lasts or when it has none.
    public int endsOn(int fact) {
        return ends[fact];
    }

    public int amount(int fact) {
        return amounts[fact];
    }

    public @Nullable String note(int fact) {
        return notes[fact];
    }

    /// The key of the other record in the same source, for relationships.
    public @Nullable String otherKey(int fact) {
        return others[fact];
    }

    /// The number of [#otherKey(int)] among the file's keys, as in [#keyNumber()]; [#NONE] when there is none.
    public int otherKeyNumber(int fact) {
        return otherNumbers[fact];
    }

    /// The code of the school, nursery or hub the fact belongs to.
    public @Nullable String setting(int fact) {
        return settings[fact];
    }

    /// Whether the fact is a week of a register, which becomes part of its month's fact: its note are the marks.
    public boolean isMonthly(int fact) {
        return monthly[fact];
    }

    public void begin(long line, long rowKey, String key, int keyNumber, boolean keyIsAlias, @Nullable String alias) {
        this.line = line;
        this.rowKey = rowKey;
        this.key = key;
        this.keyNumber = keyNumber;
        this.keyIsAlias = keyIsAlias;
        this.alias = alias;
        facts = 0;
        sealed = false;
        shielded = false;
        tellsOfShield = false;
        if (describes) {
            Arrays.fill(texts, null);
            Arrays.fill(days, NONE);
            describes = false;
            denies = false;
        }
    }

    public void describe(IdentityField field, String text) {
        describes = true;
        denies |= text.startsWith(NOT);
        texts[place(field)] = text;
    }

    public void describe(IdentityField field, int day) {
        describes = true;
        days[place(field)] = day;
    }

    public void seal() {
        sealed = true;
    }

    public void shield() {
        tellOfShield(true);
    }

    /// Says whether the address may be told.
    ///
    /// @param needed whether it may not
    public void tellOfShield(boolean needed) {
        tellsOfShield = true;
        shielded = needed;
    }

    public void state(
            FactKind kind,
            @Nullable String code,
            int startsOn,
            int endsOn,
            int amount,
            @Nullable String note,
            @Nullable String otherKey,
            int otherKeyNumber,
            @Nullable String setting,
            boolean partOfMonth) {
        if (facts == kinds.length) {
            grow();
        }
        kinds[facts] = kind;
        codes[facts] = code;
        starts[facts] = startsOn;
        ends[facts] = endsOn;
        amounts[facts] = amount;
        notes[facts] = note;
        others[facts] = otherKey;
        otherNumbers[facts] = otherKeyNumber;
        settings[facts] = setting;
        monthly[facts] = partOfMonth;
        facts++;
    }

    private void grow() {
        int room = kinds.length * 2;
        kinds = Arrays.copyOf(kinds, room);
        codes = Arrays.copyOf(codes, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        amounts = Arrays.copyOf(amounts, room);
        notes = Arrays.copyOf(notes, room);
        others = Arrays.copyOf(others, room);
        otherNumbers = Arrays.copyOf(otherNumbers, room);
        settings = Arrays.copyOf(settings, room);
        monthly = Arrays.copyOf(monthly, room);
    }
}
