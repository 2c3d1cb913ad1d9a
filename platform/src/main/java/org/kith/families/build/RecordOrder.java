package org.kith.families.build;

import java.util.Arrays;

/// The order of records that their sources give and not the disk, where loads that ran side by side lie as they came:
/// by source, and then by a number made of the record's key.
///
/// @param places each record's place by its id; -1 for one that is nobody's
@SuppressWarnings("ArrayRecordComponent") // one build's own, too large to copy
record RecordOrder(int[] places, int size) {

    private static final int SOURCES = 256;

    /// @param personOf whose each record is, by its id
    static RecordOrder of(int[] personOf, byte[] sourceOf, long[] keyOf) {
        int[] from = new int[SOURCES + 1];
        for (int record = 0; record < personOf.length; record++) {
            if (personOf[record] != Gathered.NOBODY) {
                from[(sourceOf[record] & 255) + 1]++;
            }
        }
        for (int source = 0; source < SOURCES; source++) {
            from[source + 1] += from[source];
        }
        long[] keys = new long[from[SOURCES]];
        int[] next = Arrays.copyOf(from, SOURCES);
        for (int record = 0; record < personOf.length; record++) {
            if (personOf[record] != Gathered.NOBODY) {
                keys[next[sourceOf[record] & 255]++] = keyOf[record];
            }
        }
        for (int source = 0; source < SOURCES; source++) {
            Arrays.parallelSort(keys, from[source], from[source + 1]);
        }
        int[] places = new int[personOf.length];
        Arrays.parallelSetAll(places, record -> {
            int source = sourceOf[record] & 255;
            return personOf[record] == Gathered.NOBODY
                    ? Gathered.NOBODY
                    : Arrays.binarySearch(keys, from[source], from[source + 1], keyOf[record]);
        });
        return new RecordOrder(places, keys.length);
    }

    int of(int record) {
        return record < places.length ? places[record] : Gathered.NOBODY;
    }
}
