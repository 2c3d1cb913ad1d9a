package org.kith.linkage.internal.columns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kith.linkage.Field;
import org.kith.linkage.uk.Names;

/// Records as columns of numbers, growing as they are put. What was written is brought to standard form once
/// for each distinct spelling.
public final class Columns {

    private static final int NOTHING = -1;
    private static final int SOURCES_APART = 0x9e3779b9;
    private static final int PLACES_APART = 1_000_003;

    private final Dictionary sources = new Dictionary();
    private final Ints sourceOf = new Ints();
    private final Words ids = new Words();
    /// As in [Dictionary], but up to three quarters full.
    private int[] slots = new int[64];

    /// Surnames of records without a first name that are no names without one, by record.
    private final Map<Integer, List<LaterSurname>> waiting = new HashMap<>();

    private record LaterSurname(Field field, int code) {}

    private final Vocabulary[] vocabularies = new Vocabulary[Attribute.COUNT];
    private final Map<Field, Held> held = new EnumMap<>(Field.class);
    /// Records side by side: one whose person is a parent or carer, and the child's.
    public final Ints carers = new Ints();

    public final Ints children = new Ints();
    private final Raw raw;

    public Columns() {
        this(new Raw());
    }

    private Columns(Raw raw) {
        this.raw = raw;
        for (Attribute attribute : Attribute.values()) {
            // First names and surnames share one dictionary: a swap is then the same number on the other side.
            Dictionary standards = attribute == Attribute.SURNAME ? words(Attribute.FORENAME) : new Dictionary();
            vocabularies[attribute.index] = new Vocabulary(attribute, standards);
        }
        for (Field field : Field.values()) {
            held.put(field, new Held());
        }
    }

    /// These records alone, by their places among them, with nothing but their columns as they are.
    public Columns asTheyAre(int[] records) {
        Columns part = new Columns(raw.of(records));
        for (int record : records) {
            part.open(source(record), id(record));
        }
        return part;
    }

    /// Every source that a record was ever of.
    public Set<String> sources() {
        return IntStream.range(0, sources.size()).mapToObj(sources::known).collect(Collectors.toSet());
    }

    public int size() {
        return ids.size();
    }

    /// Makes room for so many records in all, so that columns need not grow towards them.
    public void expect(int records) {
        ids.expect(records);
        sourceOf.expect(records);
        held.values().forEach(values -> values.expect(records));
        int room = slots.length;
        while (room < 1 << 30 && full(records, room)) {
            room *= 2;
        }
        if (room > slots.length) {
            grow(room);
        }
    }

    /// The columns that conditions read.
    public Raw raw() {
        return raw;
    }

    public String source(int record) {
        return sources.known(sourceOf.get(record));
    }

    public String id(int record) {
        return ids.word(record);
    }

    /// The record of this source's person, new or known.
    public int open(CharSequence source, CharSequence id) {
        int sourceNumber = sources.number(source);
        int spread = spread(sourceNumber, Words.hash(id));
        int slot = slotOf(sourceNumber, id, spread);
        int mask = slots.length - 1;
        if (slots[slot] != 0) {
            return (slots[slot] & mask) - 1;
        }
        ids.add(id);
        sourceOf.add(sourceNumber);
        slots[slot] = ids.size() | (spread & ~mask);
        if (full(ids.size(), slots.length)) {
            grow(slots.length * 2);
        }
        return ids.size() - 1;
    }

    private static boolean full(int records, int room) {
        return records > room / 4 * 3;
    }

    private void grow(int room) {
        int[] larger = new int[room];
        int mask = larger.length - 1;
        for (int record = 0; record < ids.size(); record++) {
            int spread = spread(sourceOf.get(record), ids.hash(record));
            int slot = spread & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = (record + 1) | (spread & ~mask);
        }
        slots = larger;
    }

    public OptionalInt find(CharSequence source, CharSequence id) {
        int sourceNumber = sources.find(source);
        int found = sourceNumber < 0 ? 0 : slots[slotOf(sourceNumber, id, spread(sourceNumber, Words.hash(id)))];
        return found == 0 ? OptionalInt.empty() : OptionalInt.of((found & (slots.length - 1)) - 1);
    }

    private static int spread(int sourceNumber, int hashOfId) {
        return Mix.spread(hashOfId + sourceNumber * SOURCES_APART);
    }

    private int slotOf(int sourceNumber, CharSequence id, int spread) {
        int mask = slots.length - 1;
        int slot = spread & mask;
        while (slots[slot] != 0) {
            int record = (slots[slot] & mask) - 1;
            if (((slots[slot] ^ spread) & ~mask) == 0 && sourceOf.get(record) == sourceNumber && ids.is(record, id)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// The same number for fields that feed one vocabulary; names of all kinds may come out of one.
    public static int together(Field field) {
        return switch (field) {
            case FULL_NAME, MIDDLE_NAMES, SURNAME, FORMER_SURNAME -> Attribute.FORENAME.index;
            default -> Attribute.of(field).index;
        };
    }

    public void put(int record, Field field, CharSequence written) {
        if (blank(written)) {
            return;
        }
        if (field == Field.FULL_NAME) {
            putFullName(record, written.toString());
            return;
        }
        Attribute attribute = Attribute.of(field);
        Vocabulary vocabulary = vocabularies[attribute.index];
        Held values = held(field);
        int[] several = vocabulary.codesOf(written);
        for (int code : several) {
            if (vocabulary.eitherWay.get(code) && !hasForename(record)) {
                waiting.computeIfAbsent(record, none -> new ArrayList<>()).add(new LaterSurname(field, code));
            } else {
                values.add(record, code);
            }
        }
        if (attribute == Attribute.FORENAME && !waiting.isEmpty() && hasForename(record)) {
            List<LaterSurname> surnames = waiting.remove(record);
            if (surnames != null) {
                surnames.forEach(surname -> held(surname.field()).add(record, surname.code()));
            }
        }
    }

    private boolean hasForename(int record) {
        return knows(record, Field.FORENAME) || knows(record, Field.PREFERRED_FORENAME);
    }

    private static boolean blank(CharSequence written) {
        for (int i = 0; i < written.length(); i++) {
            if (!Character.isWhitespace(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Puts a value that is in standard form already.
    public void putStandard(int record, Attribute attribute, String standard) {
        held(attribute.firstField()).add(record, vocabularies[attribute.index].standards.number(standard));
    }

    public void addChild(int carer, int child) {
        carers.add(carer);
        children.add(child);
    }

    private void putFullName(int record, String written) {
        String name = Names.untitled(written);
        if (Names.standard(name).isEmpty()) {
            return;
        }
        int comma = name.indexOf(',');
        if (comma > 0) {
            put(record, Field.SURNAME, name.substring(0, comma));
            putForenames(record, Names.untitled(name.substring(comma + 1)));
            return;
        }
        int space = name.lastIndexOf(' ');
        if (space < 0) {
            put(record, name.length() < written.strip().length() ? Field.SURNAME : Field.FORENAME, name);
            return;
        }
        put(record, Field.SURNAME, name.substring(space + 1));
        putForenames(record, name.substring(0, space).strip());
    }

    private void putForenames(int record, String names) {
        int space = names.indexOf(' ');
        if (space > 0 && Names.standard(names).isEmpty()) {
            return; // "Twin One"
        }
        put(record, Field.FORENAME, space < 0 ? names : names.substring(0, space));
        if (space > 0) {
            put(record, Field.MIDDLE_NAMES, names.substring(space + 1));
        }
    }

    public boolean knows(int record, Field field) {
        return held(field).cell(record) != Table.NONE;
    }

    public List<String> values(int record, Field field) {
        Held values = held(field);
        if (values.none()) {
            return List.of();
        }
        Dictionary words = words(Attribute.of(field));
        int cell = values.cell(record);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < values.count(cell); i++) {
            found.add(words.word(values.code(cell, i)));
        }
        return found;
    }

    /// A number by which records are put in order, whatever order they came in.
    public long order(int record) {
        return Mix.spread(ids.hash(record, sources.hash(sourceOf.get(record)), PLACES_APART));
    }

    public static long order(String source, String id) {
        long hash = source.hashCode();
        for (int i = 0; i < id.length(); i++) {
            hash = hash * PLACES_APART + id.charAt(i);
        }
        return Mix.spread(hash);
    }

    int sourceNumber(int record) {
        return sourceOf.get(record);
    }

    public int findSource(String source) {
        return sources.find(source);
    }

    public Dictionary words(Attribute attribute) {
        return vocabularies[attribute.index].standards;
    }

    Held held(Field field) {
        return requireNonNull(held.get(field));
    }

    /// The standard forms of one attribute, and what each spelling came to.
    private static final class Vocabulary {

        private static final int[] NONE = {};

        private final Attribute attribute;
        /// What was written in another way than the standard one.
        private final Dictionary spellings = new Dictionary();

        private final Ints meanings = new Ints();
        private final Dictionary standards;
        /// Standard forms that were written as they are, so that they need not be kept as spellings too.
        private final BitSet written = new BitSet();

        /// Standard forms that are surnames only where a first name is known.
        private final BitSet eitherWay = new BitSet();

        private final List<int[]> severals = new ArrayList<>();
        private final int[] one = new int[1];

        Vocabulary(Attribute attribute, Dictionary standards) {
            this.attribute = attribute;
            this.standards = standards;
        }

        /// The codes of a spelling; valid until the next call.
        int[] codesOf(CharSequence spelling) {
            int hash = Words.hash(spelling);
            int known = spellings.find(spelling, hash);
            int standard = known >= 0 ? NOTHING : standards.find(spelling, hash);
            int meaning = known >= 0
                    ? meanings.get(known)
                    : standard >= 0 && written.get(standard) ? standard : learn(spelling.toString());
            if (meaning >= 0) {
                one[0] = meaning;
                return one;
            }
            return meaning == NOTHING ? NONE : severals.get(-meaning - 2);
        }

        private int learn(String spelling) {
            List<String> forms = attribute.standard(spelling);
            if (attribute == Attribute.SURNAME) {
                forms.stream().filter(Names::eitherWay).forEach(form -> eitherWay.set(standards.number(form)));
            }
            if (forms.size() == 1 && forms.getFirst().equals(spelling)) {
                int standard = standards.number(spelling);
                written.set(standard);
                return standard;
            }
            int meaning = meaning(forms);
            spellings.number(spelling);
            meanings.add(meaning);
            return meaning;
        }

        private int meaning(List<String> forms) {
            if (forms.isEmpty()) {
                return NOTHING;
            }
            int[] several = new int[forms.size()];
            for (int i = 0; i < several.length; i++) {
                several[i] = standards.number(forms.get(i));
            }
            if (several.length == 1) {
                return several[0];
            }
            severals.add(several);
            return -severals.size() - 1;
        }
    }
}
