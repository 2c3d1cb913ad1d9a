package org.kith.linkage.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kith.linkage.Field;
import org.kith.linkage.internal.conditions.Raw;

/// Records as columns of numbers, growing as they are put. What was written is brought to standard form once
/// for each distinct spelling.
public final class Columns {

    private static final int NOTHING = -1;

    private final Dictionary sources = new Dictionary();
    private final Ints sourceOf = new Ints();
    private String[] ids = new String[16];
    private int size;
    private int[] slots = new int[64];

    private final Vocabulary[] vocabularies = new Vocabulary[Attribute.COUNT];
    private final Map<Field, Ints> owners = new EnumMap<>(Field.class);
    private final Map<Field, Ints> codes = new EnumMap<>(Field.class);
    /// Records side by side: one whose person is a parent or carer, and the child's.
    final Ints carers = new Ints();

    final Ints children = new Ints();
    private final Raw raw = new Raw();

    public Columns() {
        for (Attribute attribute : Attribute.values()) {
            // First names and surnames share one vocabulary: a swap is then the same number on the other side.
            vocabularies[attribute.index] =
                    attribute == Attribute.SURNAME ? vocabularies[Attribute.FORENAME.index] : new Vocabulary(attribute);
        }
        for (Field field : Field.values()) {
            owners.put(field, new Ints());
            codes.put(field, new Ints());
        }
    }

    public int size() {
        return size;
    }

    /// The columns that conditions read.
    public Raw raw() {
        return raw;
    }

    public String source(int record) {
        return sources.word(sourceOf.get(record));
    }

    public String id(int record) {
        return ids[record];
    }

    /// The record of this source's person, new or known.
    public int open(String source, String id) {
        int sourceNumber = sources.number(source);
        int slot = slotOf(sourceNumber, id);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1) + 16);
        }
        ids[size++] = id;
        sourceOf.add(sourceNumber);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            int[] old = slots;
            slots = new int[old.length * 4];
            for (int record = 0; record < size; record++) {
                slots[slotOf(sourceOf.get(record), ids[record])] = record + 1;
            }
        }
        return size - 1;
    }

    public OptionalInt find(String source, String id) {
        int sourceNumber = sources.find(source);
        int found = sourceNumber < 0 ? 0 : slots[slotOf(sourceNumber, id)];
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found - 1);
    }

    private int slotOf(int sourceNumber, String id) {
        int mask = slots.length - 1;
        int slot = Mix.spread(id.hashCode() + sourceNumber * 0x9e3779b9) & mask;
        while (slots[slot] != 0) {
            int record = slots[slot] - 1;
            if (sourceOf.get(record) == sourceNumber && ids[record].equals(id)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    public void put(int record, Field field, String written) {
        if (written.isBlank()) {
            return;
        }
        if (field == Field.FULL_NAME) {
            putFullName(record, written.strip());
            return;
        }
        int[] several = vocabularies[Attribute.of(field).index].codesOf(written);
        for (int code : several) {
            owners(field).add(record);
            codes(field).add(code);
        }
    }

    /// Puts a value that is in standard form already.
    void putStandard(int record, Attribute attribute, String standard) {
        Field field = attribute.firstField();
        owners(field).add(record);
        codes(field).add(vocabularies[attribute.index].standards.number(standard));
    }

    public void addChild(int carer, int child) {
        carers.add(carer);
        children.add(child);
    }

    private void putFullName(int record, String name) {
        int comma = name.indexOf(',');
        if (comma > 0) {
            put(record, Field.SURNAME, name.substring(0, comma));
            putForenames(record, name.substring(comma + 1).strip());
            return;
        }
        int space = name.lastIndexOf(' ');
        if (space < 0) {
            put(record, Field.FORENAME, name);
            return;
        }
        put(record, Field.SURNAME, name.substring(space + 1));
        putForenames(record, name.substring(0, space).strip());
    }

    private void putForenames(int record, String names) {
        int space = names.indexOf(' ');
        put(record, Field.FORENAME, space < 0 ? names : names.substring(0, space));
        if (space > 0) {
            put(record, Field.MIDDLE_NAMES, names.substring(space + 1));
        }
    }

    public List<String> values(int record, Field field) {
        Ints owner = owners(field);
        Ints code = codes(field);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < owner.size(); i++) {
            if (owner.get(i) == record) {
                String value = vocabularies[Attribute.of(field).index].standards.word(code.get(i));
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /// A number by which records are put in order, whatever order they came in.
    long order(int record) {
        return order(source(record), ids[record]);
    }

    static long order(String source, String id) {
        long hash = source.hashCode();
        for (int i = 0; i < id.length(); i++) {
            hash = hash * 1_000_003 + id.charAt(i);
        }
        return Mix.spread(hash);
    }

    int sourceNumber(int record) {
        return sourceOf.get(record);
    }

    int findSource(String source) {
        return sources.find(source);
    }

    Dictionary words(Attribute attribute) {
        return vocabularies[attribute.index].standards;
    }

    Ints owners(Field field) {
        return requireNonNull(owners.get(field));
    }

    Ints codes(Field field) {
        return requireNonNull(codes.get(field));
    }

    /// The standard forms of one attribute, and what each spelling came to.
    private static final class Vocabulary {

        private static final int[] NONE = {};

        private final Attribute attribute;
        private final Dictionary spellings = new Dictionary();
        private final Dictionary standards = new Dictionary();
        private final Ints meanings = new Ints();
        private final List<int[]> severals = new ArrayList<>();
        private final int[] one = new int[1];

        Vocabulary(Attribute attribute) {
            this.attribute = attribute;
        }

        /// The codes of a spelling; valid until the next call.
        int[] codesOf(String written) {
            int spelling = spellings.number(written);
            if (spelling == meanings.size()) {
                meanings.add(learn(written));
            }
            int meaning = meanings.get(spelling);
            if (meaning >= 0) {
                one[0] = meaning;
                return one;
            }
            return meaning == NOTHING ? NONE : severals.get(-meaning - 2);
        }

        private int learn(String written) {
            List<String> forms = attribute.standard(written);
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
