package org.kith.linkage.internal.comparing;

import java.util.Arrays;
import java.util.List;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Dictionary;
import org.kith.linkage.internal.columns.Table;

/// Compares two records and packs the levels of all questions into one number. One for each thread, for the
/// sake of its caches.
///
/// Where a record holds several values of an attribute the best pair of values counts.
public final class Comparer {

    /// The last level of a surname that is a close spelling.
    private static final int CLOSE = 3;

    /// Levels of [Question#HOME].
    private static final int SAME_HOME = 1;

    private static final int SAME_POSTCODE = 2;
    public static final int OTHERS_MOVED = 3;
    private static final int NEXT_DOOR = 4;
    private static final int SAME_SECTOR = 5;
    private static final int SAME_DISTRICT = 6;
    public static final int ELSEWHERE = 7;

    private static final int MOST_CACHE_BITS = 16;
    private static final int LEAST_CACHE_BITS = 8;
    private static final int CODE_BITS = 28;
    private static final long LEVEL = (1 << Question.BITS) - 1;

    private static final Asked[] SAME_OR_NOT = {
        new Asked(Question.SEX, Attribute.SEX),
        new Asked(Question.PHONE, Attribute.PHONE),
        new Asked(Question.ROLE, Attribute.ROLE)
    };
    private static final Asked[] IDENTIFIERS = {
        new Asked(Question.NHS, Attribute.NHS),
        new Asked(Question.UPN, Attribute.UPN),
        new Asked(Question.ULN, Attribute.ULN),
        new Asked(Question.COUNCIL, Attribute.COUNCIL),
        new Asked(Question.OTHER, Attribute.OTHER)
    };
    private static final List<Kind> LIKENESSES = List.of(Kind.MIDDLE, Kind.TOWN, Kind.EMAIL, Kind.OCCUPATION);

    private final Table table;
    /// Read anew for each pair, since a table that is added to moves.
    private int[] rows;

    private int[] places;
    /// The table's, when it was last chosen what to ask.
    private int width;
    /// What somebody has of it, and so is worth asking.
    private Asked[] sameOrNot = {};

    private Asked[] identifiers = {};
    private Kind[] likenesses = {};
    private final Dictionary forenames;
    private final Dictionary surnames;
    private final Dictionary middles;
    private final Dictionary postcodes;
    private final Dictionary addresses;
    private final Dictionary towns;
    private final Dictionary emails;
    private final Dictionary occupations;
    private final Derived derived;
    private final Glance glance;
    private final Homes homes;
    private final int cacheBits;
    /// Of what is worth asking.
    private final long[][] caches = new long[Kind.values().length][0];

    /// A question, and the attribute that answers it.
    private record Asked(Question question, Attribute attribute) {}

    private enum Kind {
        FORENAME(Question.FORENAME, Attribute.FORENAME),
        SURNAME(Question.SURNAME, Attribute.SURNAME),
        MIDDLE(Question.MIDDLE, Attribute.MIDDLE),
        POSTCODE(Question.HOME, Attribute.POSTCODE),
        ADDRESS(Question.HOME, Attribute.ADDRESS),
        TOWN(Question.TOWN, Attribute.TOWN),
        EMAIL(Question.EMAIL, Attribute.EMAIL),
        OCCUPATION(Question.OCCUPATION, Attribute.OCCUPATION);

        /// Its place in the engine's arrays.
        @SuppressWarnings("EnumOrdinal")
        final int index = ordinal();

        final Question question;
        final Attribute attribute;

        Kind(Question question, Attribute attribute) {
            this.question = question;
            this.attribute = attribute;
        }
    }

    public Comparer(Table table, Derived derived) {
        this(table, derived, 1 << MOST_CACHE_BITS);
    }

    /// Makes one for a thread.
    ///
    /// @param pairs how many it is for, more or less; its caches are no larger than is of use
    public Comparer(Table table, Derived derived, int pairs) {
        cacheBits = Math.clamp(32 - Integer.numberOfLeadingZeros(pairs), LEAST_CACHE_BITS, MOST_CACHE_BITS);
        this.table = table;
        this.derived = derived;
        glance = derived.glance();
        homes = derived.homes();
        rows = table.rows;
        places = table.places;
        forenames = table.columns.words(Attribute.FORENAME);
        surnames = table.columns.words(Attribute.SURNAME);
        middles = table.columns.words(Attribute.MIDDLE);
        postcodes = table.columns.words(Attribute.POSTCODE);
        addresses = table.columns.words(Attribute.ADDRESS);
        towns = table.columns.words(Attribute.TOWN);
        emails = table.columns.words(Attribute.EMAIL);
        occupations = table.columns.words(Attribute.OCCUPATION);
    }

    /// The levels of all questions for two records.
    public long pattern(int a, int b) {
        return pattern(table.rows, a, b);
    }

    /// The same of two records whose rows stand at these places among others.
    public long pattern(int[] rows, int a, int b) {
        this.rows = rows;
        places = table.places;
        if (width != table.width) {
            width = table.width;
            choose();
        }
        int rowA = a * table.width;
        int rowB = b * table.width;
        int forename = cached(Kind.FORENAME, rowA, rowB);
        int surname = cached(Kind.SURNAME, rowA, rowB);
        if ((forename == 0 || forename >= 6) && (surname == 0 || surname >= 4)) {
            if (swapped(rowA, rowB)) {
                // One accident, so it is counted once.
                forename = Question.SWAPPED;
                surname = 0;
            }
        }
        long pattern = Question.FORENAME.packed(forename)
                | Question.SURNAME.packed(surname)
                | Question.BORN.packed(born(rowA, rowB))
                | Question.HOME.packed(home(rowA, rowB));
        for (Asked asked : sameOrNot) {
            pattern |= asked.question.packed(sameOrNot(asked.attribute, rowA, rowB));
        }
        for (Asked asked : identifiers) {
            pattern |= asked.question.packed(identifier(asked.attribute, rowA, rowB));
        }
        for (Kind kind : likenesses) {
            pattern |= kind.question.packed(cached(kind, rowA, rowB));
        }
        return pattern;
    }

    private void choose() {
        sameOrNot = worthAsking(SAME_OR_NOT);
        identifiers = worthAsking(IDENTIFIERS);
        likenesses =
                LIKENESSES.stream().filter(kind -> table.has(kind.attribute)).toArray(Kind[]::new);
        for (Kind kind : Kind.values()) {
            if (caches[kind.index].length == 0 && table.has(kind.attribute)) {
                caches[kind.index] = new long[1 << cacheBits];
                Arrays.fill(caches[kind.index], -1);
            }
        }
    }

    private Asked[] worthAsking(Asked[] all) {
        return Arrays.stream(all).filter(asked -> table.has(asked.attribute)).toArray(Asked[]::new);
    }

    private int cell(int row, Attribute attribute) {
        return rows[row + places[attribute.index]];
    }

    private int sameOrNot(Attribute attribute, int rowA, int rowB) {
        int a = cell(rowA, attribute);
        int b = cell(rowB, attribute);
        return a == Table.NONE || b == Table.NONE ? 0 : table.meet(a, b) ? 1 : 2;
    }

    private int identifier(Attribute attribute, int rowA, int rowB) {
        int a = cell(rowA, attribute);
        int b = cell(rowB, attribute);
        if (a == Table.NONE || b == Table.NONE) {
            return 0;
        }
        return table.meet(a, b) ? 1 : bestIdentifier(table.columns.words(attribute), a, b);
    }

    private int bestIdentifier(Dictionary words, int a, int b) {
        int best = 3;
        for (int i = 0; i < table.count(a); i++) {
            for (int j = 0; j < table.count(b); j++) {
                int one = table.value(a, i);
                int other = table.value(b, j);
                if (!words.farApart(one, other)) {
                    best = Math.min(best, Spellings.identifier(words.word(one), words.word(other)));
                }
            }
        }
        return best;
    }

    private int born(int rowA, int rowB) {
        int a = cell(rowA, Attribute.BORN);
        int b = cell(rowB, Attribute.BORN);
        if (a >= 0 && b >= 0) {
            return a == b ? 1 : Spellings.born(derived.dateDigits(a), derived.dateDigits(b));
        }
        return a == Table.NONE || b == Table.NONE ? 0 : bestBorn(a, b);
    }

    private int bestBorn(int a, int b) {
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < table.count(a); i++) {
            for (int j = 0; j < table.count(b); j++) {
                best = Math.min(
                        best,
                        Spellings.born(derived.dateDigits(table.value(a, i)), derived.dateDigits(table.value(b, j))));
            }
        }
        return best;
    }

    /// Whether the names agree crosswise, or one does and the other is not known.
    private boolean swapped(int rowA, int rowB) {
        int one = crossed(cell(rowA, Attribute.FORENAME), cell(rowB, Attribute.SURNAME));
        if (one > CLOSE) {
            return false;
        }
        int other = crossed(cell(rowB, Attribute.FORENAME), cell(rowA, Attribute.SURNAME));
        return other <= CLOSE && one + other > 0;
    }

    private int crossed(int forename, int surname) {
        if (forename == Table.NONE || surname == Table.NONE) {
            return 0;
        }
        if (table.meet(forename, surname)) {
            return 1;
        }
        // Either may be the one that is out of place, so it may be close as a surname is or as a first name is.
        return Math.min(best(Kind.SURNAME, forename, surname), best(Kind.FORENAME, forename, surname));
    }

    private int home(int rowA, int rowB) {
        int uprnA = cell(rowA, Attribute.UPRN);
        int uprnB = cell(rowB, Attribute.UPRN);
        boolean properties = uprnA != Table.NONE && uprnB != Table.NONE;
        if (properties && table.meet(uprnA, uprnB)) {
            return SAME_HOME;
        }
        int postcodeA = cell(rowA, Attribute.POSTCODE);
        int postcodeB = cell(rowB, Attribute.POSTCODE);
        int addressA = cell(rowA, Attribute.ADDRESS);
        int addressB = cell(rowB, Attribute.ADDRESS);
        boolean addresses = addressA != Table.NONE && addressB != Table.NONE;
        int near = near(postcodeA, postcodeB);
        if (near == 0) {
            if (!addresses) {
                return properties ? ELSEWHERE : 0;
            }
            return sameAddress(addressA, addressB) ? SAME_HOME : ELSEWHERE;
        }
        if (near == SAME_POSTCODE) {
            if (addresses) {
                return sameAddress(addressA, addressB) ? SAME_HOME : NEXT_DOOR;
            }
            return properties ? NEXT_DOOR : SAME_POSTCODE;
        }
        if (addresses && sameAddress(addressA, addressB)) {
            return near == NEXT_DOOR ? SAME_HOME : SAME_POSTCODE;
        }
        return homes.anybodyMoved() && othersMoved(postcodeA, postcodeB, rowA, rowB) ? OTHERS_MOVED : near;
    }

    /// The level of two records' postcodes; 0 where either has none that says anything.
    private int near(int a, int b) {
        return a >= 0 && b >= 0 ? nearness(a, b) : nearest(a, b);
    }

    private int nearest(int a, int b) {
        int best = ELSEWHERE + 1;
        for (int i = 0; i < table.count(a); i++) {
            for (int j = 0; j < table.count(b); j++) {
                int level = nearness(table.value(a, i), table.value(b, j));
                best = level == 0 ? best : Math.min(best, level);
            }
        }
        return best > ELSEWHERE ? 0 : best;
    }

    private int nearness(int a, int b) {
        if (derived.nobodys(a) || derived.nobodys(b)) {
            return 0;
        }
        return a == b ? SAME_POSTCODE : level(Kind.POSTCODE, a, b);
    }

    /// Whether somebody of another first name moved between two records' postcodes.
    private boolean othersMoved(int postcodeA, int postcodeB, int rowA, int rowB) {
        long forenameA = firstName(rowA);
        long forenameB = firstName(rowB);
        for (int i = 0; i < table.count(postcodeA); i++) {
            long one = derived.postcodeHash(table.value(postcodeA, i));
            for (int j = 0; j < table.count(postcodeB); j++) {
                long other = derived.postcodeHash(table.value(postcodeB, j));
                if (homes.othersMoved(one, other, forenameA, forenameB)) {
                    return true;
                }
            }
        }
        return false;
    }

    private long firstName(int row) {
        int forename = cell(row, Attribute.FORENAME);
        return forename == Table.NONE ? 0 : derived.nameHash(table.value(forename, 0));
    }

    private boolean sameAddress(int a, int b) {
        return table.meet(a, b) || best(Kind.ADDRESS, a, b) == 1;
    }

    /// The level of an attribute: 0 not known, 1 the same, else as [Spellings] says.
    private int cached(Kind kind, int rowA, int rowB) {
        int a = cell(rowA, kind.attribute);
        int b = cell(rowB, kind.attribute);
        if (a >= 0 && b >= 0) {
            return a == b ? 1 : level(kind, a, b);
        }
        return bestOrNone(kind, a, b);
    }

    private int bestOrNone(Kind kind, int a, int b) {
        if (a == Table.NONE || b == Table.NONE) {
            return 0;
        }
        return table.meet(a, b) ? 1 : best(kind, a, b);
    }

    private int best(Kind kind, int a, int b) {
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < table.count(a); i++) {
            for (int j = 0; j < table.count(b); j++) {
                best = Math.min(best, level(kind, table.value(a, i), table.value(b, j)));
            }
        }
        return best;
    }

    /// What a glance settles is not looked up; of what it does not, a level is kept.
    private int level(Kind kind, int a, int b) {
        return switch (kind) {
            case FORENAME -> glance.differentForenames(a, b) ? 7 : kept(kind, a, b);
            case SURNAME -> glance.differentSurnames(a, b) ? soundingAlike(a, b) : kept(kind, a, b);
            case POSTCODE -> derived.farApart(a, b) ? inArea(a, b) : kept(kind, a, b);
            case ADDRESS -> derived.otherHouse(a, b) ? 2 : kept(kind, a, b);
            case MIDDLE, TOWN, EMAIL, OCCUPATION -> kept(kind, a, b);
        };
    }

    /// A direct-mapped cache: a slot holds one pair of codes and its level, and a later pair takes its place.
    private int kept(Kind kind, int a, int b) {
        long key = ((long) Math.min(a, b) << CODE_BITS) | Math.max(a, b);
        long[] cache = caches[kind.index];
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> (64 - cacheBits));
        long held = cache[slot];
        if ((held >>> Question.BITS) == key) {
            return (int) (held & LEVEL);
        }
        int level = compute(kind, a, b);
        cache[slot] = (key << Question.BITS) | level;
        return level;
    }

    /// Computed from the words in their own order, since not every likeness is the same from both sides.
    private int compute(Kind kind, int one, int two) {
        Dictionary words = words(kind);
        boolean turned = words.known(one).compareTo(words.known(two)) > 0;
        int a = turned ? two : one;
        int b = turned ? one : two;
        String first = words.known(a);
        String second = words.known(b);
        return switch (kind) {
            case FORENAME ->
                Spellings.forename(
                        first,
                        second,
                        glance.perhapsRomanised(a, b),
                        glance.perhapsFamiliar(a, b),
                        glance.perhapsNearlyFamiliar(a, b));
            case SURNAME -> surname(a, b);
            case MIDDLE -> Spellings.middle(first, second);
            case POSTCODE -> postcode(a, b);
            case ADDRESS -> Spellings.address(first, second);
            case TOWN -> Spellings.town(first, second);
            case EMAIL -> Spellings.email(first, second);
            case OCCUPATION -> Spellings.occupation(first, second);
        };
    }

    private Dictionary words(Kind kind) {
        return switch (kind) {
            case FORENAME -> forenames;
            case SURNAME -> surnames;
            case MIDDLE -> middles;
            case POSTCODE -> postcodes;
            case ADDRESS -> addresses;
            case TOWN -> towns;
            case EMAIL -> emails;
            case OCCUPATION -> occupations;
        };
    }

    private int surname(int a, int b) {
        int level = Spellings.surname(surnames.known(a), surnames.known(b), glance.perhapsRomanised(a, b));
        return level == 5 ? soundingAlike(a, b) : level;
    }

    /// The level of two surnames that are not alike.
    private int soundingAlike(int a, int b) {
        return derived.sound(a) == derived.sound(b) ? 4 : 5;
    }

    /// Levels of [Question#HOME] for two different postcodes.
    private int postcode(int a, int b) {
        if (DamerauLevenshtein.atMostOne(postcodes.known(a), postcodes.known(b))) {
            return NEXT_DOOR;
        }
        return inArea(a, b);
    }

    private int inArea(int a, int b) {
        if (derived.sector(a) == derived.sector(b)) {
            return SAME_SECTOR;
        }
        return derived.district(a) == derived.district(b) ? SAME_DISTRICT : ELSEWHERE;
    }
}
