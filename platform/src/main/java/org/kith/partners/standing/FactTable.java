package org.kith.partners.standing;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/// Standing facts by what they say and by the row that said them, in arrays: millions are looked up in every load.
///
/// An entry's number is its place in the arrays. Two rows may say the same of the same person; then there are two
/// entries, told apart by their rows' keys.
public final class FactTable {

    /// The delivery of an entry that no longer stands.
    public static final int GONE = -1;

    public static final int NOT_FOUND = -1;

    private static final int END = -1;
    private static final int FIRST_ROOM = 1 << 10;
    private static final int BITS_FOR_KEY = 16;

    public int size;
    private int settled;
    long[] rows = new long[FIRST_ROOM];
    public long[] keys = new long[FIRST_ROOM];
    long[] ids = new long[FIRST_ROOM];
    /// Whom they are about, by the ids of their records.
    public int[] records = new int[FIRST_ROOM];
    public int[] starts = new int[FIRST_ROOM];
    public int[] ends = new int[FIRST_ROOM];
    public int[] deliveries = new int[FIRST_ROOM];
    public int[] settings = new int[FIRST_ROOM];
    public short[] kinds = new short[FIRST_ROOM];
    /// The delivery that said so last.
    public int[] seen = new int[FIRST_ROOM];

    private int[] nextByRow = new int[FIRST_ROOM];
    private int[] nextByKey = new int[FIRST_ROOM];
    private int[] firstByRow = heads(FIRST_ROOM);
    private int[] firstByKey = heads(FIRST_ROOM);

    /// Finds the entry that says the same. With `sameRow` the row's key must be the same as well; without, an entry of
    /// another row is good enough unless `delivery` has already seen it, since some sources number their rows anew.
    public int find(long row, long key, boolean sameRow, int delivery) {
        int other = NOT_FOUND;
        for (int i = firstByRow[slot(row, firstByRow)]; i != END; i = nextByRow[i]) {
            if (rows[i] == row && deliveries[i] != GONE) {
                if (keys[i] == key) {
                    return i;
                }
                if (!sameRow && other == NOT_FOUND && seen[i] != delivery) {
                    other = i;
                }
            }
        }
        return other;
    }

    /// Whether a row of this key is in the delivery.
    public boolean keySeen(long key, int delivery) {
        for (int i = firstByKey[slot(key, firstByKey)]; i != END; i = nextByKey[i]) {
            if (keys[i] == key && seen[i] == delivery && deliveries[i] != GONE) {
                return true;
            }
        }
        return false;
    }

    /// Keys of rows that are in the delivery, as one bit each: holds all of them and few others, and lies close
    /// together where the table does not. Most of a large table is asked of and is not among them.
    public LongPredicate keysThatMayBeSeen(int delivery) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (seen[i] == delivery) {
                count++;
            }
        }
        if (count == 0) {
            return _ -> false;
        }
        var bits = new long[Math.max(Integer.highestOneBit(count) * BITS_FOR_KEY / Long.SIZE, 1)];
        long mask = (long) bits.length * Long.SIZE - 1;
        for (int i = 0; i < size; i++) {
            if (seen[i] == delivery) {
                bits[(int) ((keys[i] & mask) >>> 6)] |= 1L << keys[i];
            }
        }
        return key -> (bits[(int) ((key & mask) >>> 6)] & 1L << key) != 0;
    }

    /// Whether something stands under this key that a delivery of such a kind said.
    public boolean standsUnder(long key, IntPredicate saidBy) {
        for (int i = firstByKey[slot(key, firstByKey)]; i != END; i = nextByKey[i]) {
            if (keys[i] == key && deliveries[i] != GONE && saidBy.test(deliveries[i])) {
                return true;
            }
        }
        return false;
    }

    /// Gives the ids of what stands under this key.
    public void standing(long key, LongConsumer id) {
        for (int i = firstByKey[slot(key, firstByKey)]; i != END; i = nextByKey[i]) {
            if (keys[i] == key && deliveries[i] != GONE) {
                id.accept(ids[i]);
            }
        }
    }

    /// What was added so far stays.
    void settle() {
        settled = size;
    }

    /// Lets what was added since [#settle()] be gone.
    void takeBack() {
        Arrays.fill(deliveries, settled, size, GONE);
        settled = size;
    }

    public int add(
            long row,
            long key,
            long id,
            int record,
            short kind,
            int start,
            int end,
            int setting,
            int delivery,
            int seenIn) {
        if (size == rows.length) {
            grow();
        }
        int i = size++;
        rows[i] = row;
        keys[i] = key;
        ids[i] = id;
        records[i] = record;
        kinds[i] = kind;
        starts[i] = start;
        ends[i] = end;
        settings[i] = setting;
        deliveries[i] = delivery;
        seen[i] = seenIn;
        link(i);
        return i;
    }

    private void link(int i) {
        int byRow = slot(rows[i], firstByRow);
        nextByRow[i] = firstByRow[byRow];
        firstByRow[byRow] = i;
        int byKey = slot(keys[i], firstByKey);
        nextByKey[i] = firstByKey[byKey];
        // Rows without a key share one; nobody asks for them by it, so their chain need not grow.
        if (keys[i] != 0) {
            firstByKey[byKey] = i;
        }
    }

    private void grow() {
        int room = size * 2;
        rows = Arrays.copyOf(rows, room);
        keys = Arrays.copyOf(keys, room);
        ids = Arrays.copyOf(ids, room);
        records = Arrays.copyOf(records, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        deliveries = Arrays.copyOf(deliveries, room);
        settings = Arrays.copyOf(settings, room);
        kinds = Arrays.copyOf(kinds, room);
        seen = Arrays.copyOf(seen, room);
        nextByRow = new int[room];
        nextByKey = new int[room];
        firstByRow = heads(room);
        firstByKey = heads(room);
        for (int i = 0; i < size; i++) {
            link(i);
        }
    }

    private static int[] heads(int room) {
        var heads = new int[room];
        Arrays.fill(heads, END);
        return heads;
    }

    private static int slot(long hash, int[] heads) {
        return (int) (hash ^ (hash >>> 32)) & (heads.length - 1);
    }
}
