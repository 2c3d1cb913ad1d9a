package org.kith.linkage.internal.comparing;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.Table;

/// What all records together say of homes: between which of them people moved, and which postcodes are nobody's home.
///
/// A household moves as one. Where somebody else went from one postcode to another, two records at these two say about
/// as much as two at one postcode; so those who move often, and those whose surname changed besides, are found by the
/// company that they keep. Who moved is read off records that agree in both names and a whole birth date.
///
/// A postcode that far more records have than a home can hold is an office's, put where none was known: it says
/// nothing.
public final class Homes implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /// Nothing is known.
    static final Homes UNKNOWN = new Homes(new long[0], new long[2], new long[2]);

    /// Records of one name and birth date that are more agree by custom.
    public static final int MOST_SIGHTINGS = 64;
    /// A postcode of fewer records may be anybody's.
    private static final long FEWEST_OF_NOBODYS = 200;
    /// A postcode has at most a hundred addresses, and some fifteen as a rule.
    private static final long TIMES_THE_USUAL = 30;

    private static final long SEVERAL = 0;
    /// Of so many places for moves, half of them empty at least, one takes the bits.
    private static final int BITS_FOR_EACH = 16;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int LEAST_DAY = 1;
    private static final int LEAST_MONTH = 100;

    /// Hashes of postcodes, ascending.
    private final long[] nobodys;
    /// Pairs of postcodes, each at the place that its number asks for or one of the next; 0 where there is none.
    private final long[] moves;
    /// The first name of the one who moved, or [#SEVERAL].
    private final long[] movers;
    /// A bit for each move at the place that its number's high bits ask for: most pairs asked about are none, which
    /// is seen here without a look at what is larger than a processor keeps at hand.
    private final long[] seen;

    private Homes(long[] nobodys, long[] moves, long[] movers) {
        this.nobodys = nobodys;
        this.moves = moves;
        this.movers = movers;
        seen = new long[Math.max(1, moves.length / BITS_FOR_EACH)];
        for (long pair : moves) {
            if (pair != 0) {
                seen[place(pair)] |= 1L << pair;
            }
        }
    }

    private int place(long pair) {
        return (int) (pair >>> Integer.SIZE) & (seen.length - 1);
    }

    public static Homes of(Table table, Derived derived) {
        if (!table.has(Attribute.POSTCODE)) {
            return UNKNOWN;
        }
        Making making = new Making(nobodys(table, derived));
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(table.size));
        long mask = (1L << bits) - 1;
        long[] keys = new long[table.size];
        int count = 0;
        for (int record = 0; record < table.size; record++) {
            long who = who(table, derived, record);
            if (who != 0) {
                keys[count++] = (who & ~mask) | record;
            }
        }
        keys = Radix.together(keys, /* size= */ count, bits, /* until= */ Long.SIZE);
        int until;
        for (int from = 0; from < count; from = until) {
            until = from + 1;
            while (until < count && keys[until] >>> bits == keys[from] >>> bits) {
                until++;
            }
            if (atOnePostcode(table, keys, from, until, mask)) {
                continue;
            }
            int[] records = new int[until - from];
            for (int i = 0; i < records.length; i++) {
                records[i] = (int) (keys[from + i] & mask);
            }
            // Those whose numbers begin alike are seldom others.
            Map<Long, Sightings> people = HashMap.newHashMap(1);
            for (int record : records) {
                people.computeIfAbsent(who(table, derived, record), who -> new Sightings())
                        .add(table, derived, record);
            }
            people.values().forEach(sightings -> sightings.tell(making));
        }
        return making.done();
    }

    private static boolean atOnePostcode(Table table, long[] keys, int from, int until, long mask) {
        int postcode = table.cell((int) (keys[from] & mask), Attribute.POSTCODE);
        boolean one = postcode >= 0;
        for (int i = from + 1; one && i < until; i++) {
            one = table.cell((int) (keys[i] & mask), Attribute.POSTCODE) == postcode;
        }
        return one;
    }

    private static long[] nobodys(Table table, Derived derived) {
        int[] counts = new int[table.columns.words(Attribute.POSTCODE).size()];
        for (int record = 0; record < table.size; record++) {
            int cell = table.cell(record, Attribute.POSTCODE);
            for (int i = 0; i < table.count(cell); i++) {
                counts[table.value(cell, i)]++;
            }
        }
        SortedMap<Long, Long> postcodes = new TreeMap<>();
        for (int count : counts) {
            postcodes.merge((long) count, 1L, Long::sum);
        }
        long most = mostOfAHome(postcodes);
        long[] found = new long[counts.length];
        int nobodys = 0;
        for (int postcode = 0; postcode < counts.length; postcode++) {
            if (counts[postcode] > most) {
                found[nobodys++] = derived.postcodeHash(postcode);
            }
        }
        return Arrays.copyOf(found, nobodys);
    }

    /// How many records a postcode has that is somebody's, at the most.
    ///
    /// @param postcodes how many postcodes have so many records
    public static long mostOfAHome(SortedMap<Long, Long> postcodes) {
        long records = 0;
        for (Map.Entry<Long, Long> some : postcodes.entrySet()) {
            records += some.getKey() * some.getValue();
        }
        long passed = 0;
        long usual = 0;
        for (Map.Entry<Long, Long> some : postcodes.entrySet()) {
            passed += some.getKey() * some.getValue();
            if (2 * passed >= records) {
                usual = some.getKey();
                break;
            }
        }
        return Math.max(FEWEST_OF_NOBODYS, TIMES_THE_USUAL * usual);
    }

    /// A number for both names and the whole birth date; 0 where one is not known.
    public static long who(Table table, Derived derived, int record) {
        int forename = table.cell(record, Attribute.FORENAME);
        int surname = table.cell(record, Attribute.SURNAME);
        int born = table.cell(record, Attribute.BORN);
        if (table.count(forename) == 0
                || table.count(surname) == 0
                || table.count(born) == 0
                || table.cell(record, Attribute.POSTCODE) == Table.NONE) {
            return 0;
        }
        int date = derived.date(table.value(born, 0));
        int day = date % 10_000;
        if (day == FIRST_OF_JANUARY || day % 100 < LEAST_DAY || day < LEAST_MONTH) {
            return 0;
        }
        long names = derived.nameHash(table.value(forename, 0)) * 31 + derived.nameHash(table.value(surname, 0));
        return Mix.spread(names * 31 + date);
    }

    public static long mover(Table table, Derived derived, int record) {
        return derived.nameHash(table.value(table.cell(record, Attribute.FORENAME), 0));
    }

    /// The records of one name and birth date.
    private static final class Sightings {

        private long[] postcodes = new long[2];
        private int count;
        private long mover;

        void add(Table table, Derived derived, int record) {
            int cell = table.cell(record, Attribute.POSTCODE);
            mover = mover(table, derived, record);
            for (int i = 0; i < Math.min(table.count(cell), Attribute.MOST_VALUES); i++) {
                if (count == postcodes.length) {
                    postcodes = Arrays.copyOf(postcodes, 2 * count);
                }
                postcodes[count++] = derived.postcodeHash(table.value(cell, i));
            }
        }

        void tell(Making making) {
            if (count <= MOST_SIGHTINGS) {
                making.moved(Arrays.copyOf(postcodes, count), mover);
            }
        }
    }

    /// Takes what was seen of people, one after the other.
    public static final class Making {

        private final long[] nobodys;
        private final Map<Long, Long> moves = new HashMap<>();

        /// Begins with no moves known.
        ///
        /// @param nobodys hashes of the postcodes that are nobody's
        public Making(long[] nobodys) {
            this.nobodys = nobodys.clone();
            Arrays.sort(this.nobodys);
        }

        /// Somebody of this first name was seen at these postcodes, given by their hashes.
        public void moved(long[] postcodes, long mover) {
            for (int i = 0; i < postcodes.length; i++) {
                for (int j = i + 1; j < postcodes.length; j++) {
                    if (postcodes[i] != postcodes[j] && somebodys(postcodes[i]) && somebodys(postcodes[j])) {
                        moves.merge(pair(postcodes[i], postcodes[j]), mover, (a, b) -> a.equals(b) ? a : SEVERAL);
                    }
                }
            }
        }

        private boolean somebodys(long postcode) {
            return Arrays.binarySearch(nobodys, postcode) < 0;
        }

        public Homes done() {
            return Homes.of(nobodys, moves);
        }

        public void put(long pair, long mover) {
            moves.put(pair, mover);
        }
    }

    private static Homes of(long[] nobodys, Map<Long, Long> known) {
        int size = Integer.highestOneBit(Math.max(1, known.size())) << 2;
        long[] moves = new long[size];
        long[] movers = new long[size];
        known.forEach((pair, mover) -> {
            int at = (int) (long) pair & (size - 1);
            while (moves[at] != 0) {
                at = (at + 1) & (size - 1);
            }
            moves[at] = pair;
            movers[at] = mover;
        });
        return new Homes(nobodys, moves, movers);
    }

    /// The same for two postcodes the other way round.
    private static long pair(long postcode, long other) {
        long pair = Mix.spread(postcode + other);
        return pair == 0 ? 1 : pair;
    }

    /// Whether a postcode is nobody's home.
    boolean nobodys(long postcode) {
        for (long nobody : nobodys) {
            if (nobody == postcode) {
                return true;
            }
        }
        return false;
    }

    boolean anybodyMoved() {
        return moves.length > 2;
    }

    /// Whether people moved between two postcodes who have neither of two first names.
    boolean othersMoved(long postcode, long other, long forename, long otherForename) {
        long pair = pair(postcode, other);
        if ((seen[place(pair)] >>> pair & 1) == 0) {
            return false;
        }
        int mask = moves.length - 1;
        for (int at = (int) pair & mask; moves[at] != 0; at = (at + 1) & mask) {
            if (moves[at] == pair) {
                return movers[at] == SEVERAL || (movers[at] != forename && movers[at] != otherForename);
            }
        }
        return false;
    }

    public long[] ofNobody() {
        return nobodys.clone();
    }

    /// Takes a pair of postcodes and who moved.
    public interface Taker {
        void move(long pair, long mover) throws java.io.IOException;
    }

    public int count() {
        return (int) Arrays.stream(moves).filter(pair -> pair != 0).count();
    }

    public void each(Taker taker) throws java.io.IOException {
        for (int i = 0; i < moves.length; i++) {
            if (moves[i] != 0) {
                taker.move(moves[i], movers[i]);
            }
        }
    }
}
