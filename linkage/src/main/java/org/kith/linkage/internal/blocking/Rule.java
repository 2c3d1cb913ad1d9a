package org.kith.linkage.internal.blocking;

import java.util.List;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Question;

/// A blocking rule: records that agree on all its parts are worth comparing.
///
/// A narrow rule always applies. A broad one applies only where the pairs it would bring stay within bounds,
/// which makes small files exhaustive and large ones fast.
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of, and nobody writes to its parts
public enum Rule {
    NHS("NHS number", List.of(Question.NHS), Part.NHS),
    UPN("UPN", List.of(Question.UPN), Part.UPN),
    ULN("ULN", List.of(Question.ULN), Part.ULN),
    COUNCIL("council id", List.of(Question.COUNCIL), Part.COUNCIL),
    OTHER("other identifier", List.of(Question.OTHER), Part.OTHER),
    SURNAME_AND_BIRTH("surname, date of birth", List.of(Question.SURNAME, Question.BORN), Part.SURNAME, Part.BORN),
    FORENAME_AND_BIRTH(
            "first name, date of birth", List.of(Question.FORENAME, Question.BORN), Part.FORENAME, Part.BORN),
    POSTCODE_AND_BIRTH("postcode, date of birth", List.of(Question.HOME, Question.BORN), Part.POSTCODE, Part.BORN),
    POSTCODE_AND_FORENAME(
            "postcode, first name", List.of(Question.HOME, Question.FORENAME), Part.POSTCODE, Part.FORENAME),
    NAMES_AND_YEAR(
            "both names, year of birth",
            List.of(Question.FORENAME, Question.SURNAME, Question.BORN),
            Part.NAMES,
            Part.YEAR),
    NAMES_AND_DISTRICT(
            "both names, postcode district",
            List.of(Question.FORENAME, Question.SURNAME, Question.HOME),
            Part.NAMES,
            Part.DISTRICT),
    EMAIL("email", List.of(Question.EMAIL), Part.EMAIL),
    PHONE_AND_FORENAME("phone, first name", List.of(Question.PHONE, Question.FORENAME), Part.PHONE, Part.FORENAME),
    PROPERTY_AND_FORENAME("property, initial", List.of(Question.HOME, Question.FORENAME), Part.UPRN, Part.INITIAL),
    SOUNDS_AND_YEAR("sound of both names, year of birth", List.of(), Part.SOUNDS, Part.YEAR),
    SURNAME_SOUND_AND_MONTH(
            "sound of surname, initial, month of birth",
            List.of(),
            Part.SURNAME_SOUND,
            Part.INITIAL,
            Part.YEAR_AND_MONTH),
    SOUNDS_AND_DAY("sound of both names, day and month of birth", List.of(), Part.SOUNDS, Part.MONTH_AND_DAY),
    /// Who spells both names otherwise, or in the other order, keeps the initials.
    POSTCODE_AND_INITIALS("postcode, initials of both names", List.of(), Part.POSTCODE, Part.INITIALS),
    BIRTH_AND_INITIALS("date of birth, initials of both names", List.of(), Part.BORN, Part.INITIALS),
    POSTCODE_AND_SURNAME(
            "postcode, surname", List.of(Question.HOME, Question.SURNAME), true, Part.POSTCODE, Part.SURNAME),
    NAMES("both names", List.of(), true, Part.NAMES),
    BIRTH("date of birth", List.of(), true, Part.BORN),
    SOUNDS("sound of both names", List.of(), true, Part.SOUNDS),
    POSTCODE("postcode", List.of(), true, Part.POSTCODE),
    PHONE("phone", List.of(Question.PHONE), true, Part.PHONE),
    SURNAME_AND_YEAR("surname, year of birth", List.of(), true, Part.SURNAME, Part.YEAR),
    FORENAME_AND_MONTH("first name, month of birth", List.of(), true, Part.FORENAME, Part.YEAR_AND_MONTH),
    SURNAME("surname", List.of(), true, Part.SURNAME),
    /// Small files are compared whole.
    ALL("all with all", List.of(), true);

    public static final int COUNT = values().length;
    /// Records that agree in one key in greater number agree by custom, not by being one person.
    static final int LARGEST_BLOCK = 3000;
    /// No record has more keys of one rule.
    public static final int MOST_KEYS = Attribute.MOST_VALUES * Attribute.MOST_VALUES * Attribute.MOST_VALUES;

    private static final long BROAD_PAIRS_PER_RECORD = 3;
    private static final long BROAD_PAIRS_ALWAYS = 3_000_000;

    /// Its place in the engine's arrays.
    @SuppressWarnings("EnumOrdinal")
    public final int index = ordinal();

    public final String words;
    /// The questions whose answer the rule settles; what is left can be learnt from its pairs. None: it teaches
    /// nothing.
    public final List<Question> settles;
    final boolean broad;
    /// No list, of which there are kinds that loops over records would tell apart.
    final Part[] parts;

    Rule(String words, List<Question> settles, Part... parts) {
        this(words, settles, false, parts);
    }

    Rule(String words, List<Question> settles, boolean broad, Part... parts) {
        this.words = words;
        this.settles = settles;
        this.broad = broad;
        this.parts = parts;
    }

    /// Whether a rule that brings so many pairs among so many records is worth it.
    boolean applies(long pairs, long records) {
        return pairs > 0 && (!broad || pairs <= Math.max(BROAD_PAIRS_ALWAYS, BROAD_PAIRS_PER_RECORD * records));
    }

    /// Whether its keys are the numbers of one attribute's values.
    boolean asksOneValue() {
        return parts.length == 1 && parts[0].isOneValue();
    }

    /// Whether anybody can have a key at all.
    boolean asksWhatSomebodyHas(Table table) {
        for (Part part : parts) {
            if (!table.has(part.attribute)) {
                return false;
            }
        }
        return true;
    }

    /// Writes the keys of a record, some perhaps twice, and says how many.
    ///
    /// @param values room for the values of one part
    /// @param keys   room for [#MOST_KEYS]
    public int keys(Table table, Derived derived, int record, long[] values, long[] keys) {
        int count = 1;
        keys[0] = 0;
        for (Part part : parts) {
            int found = part.read(table, derived, record, values);
            if (found == 0) {
                return 0;
            }
            // From the last to the first, so that nothing is overwritten before it is read.
            for (int j = found - 1; j >= 0; j--) {
                for (int i = count - 1; i >= 0; i--) {
                    keys[j * count + i] = with(keys[i], values[j]);
                }
            }
            count *= found;
        }
        return count;
    }

    /// A key of some parts, and what the next one reads.
    static long with(long key, long read) {
        return Mix.spread(key * 31 + read + 1);
    }

    /// What a key is made of.
    enum Part {
        NHS(Attribute.NHS),
        UPN(Attribute.UPN),
        ULN(Attribute.ULN),
        COUNCIL(Attribute.COUNCIL),
        OTHER(Attribute.OTHER),
        FORENAME(Attribute.FORENAME),
        SURNAME(Attribute.SURNAME),
        BORN(Attribute.BORN),
        POSTCODE(Attribute.POSTCODE),
        DISTRICT(Attribute.POSTCODE),
        UPRN(Attribute.UPRN),
        EMAIL(Attribute.EMAIL),
        PHONE(Attribute.PHONE),
        YEAR(Attribute.BORN),
        YEAR_AND_MONTH(Attribute.BORN),
        MONTH_AND_DAY(Attribute.BORN),
        INITIAL(Attribute.FORENAME),
        SURNAME_SOUND(Attribute.SURNAME),
        NAMES(Attribute.FORENAME),
        INITIALS(Attribute.FORENAME),
        SOUNDS(Attribute.FORENAME);

        static final long NOTHING = -1;
        private static final int NO_DAY = 0;
        final Attribute attribute;

        Part(Attribute attribute) {
            this.attribute = attribute;
        }

        /// Whether what is read is the number of a value, where keys are this process's own.
        boolean isOneValue() {
            return switch (this) {
                case NHS, UPN, ULN, COUNCIL, OTHER, FORENAME, SURNAME, BORN, POSTCODE, UPRN, EMAIL, PHONE -> true;
                case DISTRICT, YEAR, YEAR_AND_MONTH, MONTH_AND_DAY, INITIAL, SURNAME_SOUND, NAMES, INITIALS, SOUNDS ->
                    false;
            };
        }

        /// Writes what a record has of this part, and says how many.
        int read(Table table, Derived derived, int record, long[] out) {
            int cell = table.cell(record, attribute);
            int count = table.count(cell);
            int written = 0;
            for (int i = 0; i < count && written < out.length; i++) {
                int value = table.value(cell, i);
                if (isOfBothNames()) {
                    int surnames = table.cell(record, Attribute.SURNAME);
                    for (int j = 0; j < table.count(surnames) && written < out.length; j++) {
                        out[written++] = ofBoth(derived, value, table.value(surnames, j));
                    }
                    continue;
                }
                long read = of(derived, value);
                if (read != NOTHING) {
                    out[written++] = read;
                }
            }
            return written;
        }

        boolean isOfBothNames() {
            return this == NAMES || this == INITIALS || this == SOUNDS;
        }

        /// What is read of two names.
        long ofBoth(Derived derived, int forename, int surname) {
            return switch (this) {
                case NAMES -> derived.bothNames(forename, surname);
                case INITIALS -> derived.bothInitials(forename, surname);
                case SOUNDS -> derived.bothSounds(forename, surname);
                default -> throw new IllegalStateException("one value is read, not two names");
            };
        }

        /// What is read of one value, or [#NOTHING].
        long of(Derived derived, int value) {
            return switch (this) {
                case NHS, UPN, ULN, COUNCIL, OTHER, FORENAME, SURNAME, BORN, POSTCODE, UPRN, EMAIL, PHONE ->
                    derived.key(attribute, value);
                case DISTRICT -> derived.districtKey(value);
                case YEAR -> derived.date(value) / 10000;
                case YEAR_AND_MONTH -> derived.date(value) / 100;
                case MONTH_AND_DAY -> {
                    int day = derived.date(value) % 10000;
                    yield day == NO_DAY ? NOTHING : day;
                }
                case INITIAL -> derived.initial(value);
                case SURNAME_SOUND -> derived.soundKey(value);
                case NAMES, INITIALS, SOUNDS -> throw new IllegalStateException("two names are read, not one");
            };
        }
    }
}
