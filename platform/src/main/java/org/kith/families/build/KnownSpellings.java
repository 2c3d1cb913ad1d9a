package org.kith.families.build;

import java.util.Arrays;

/// What the last build kept of spellings, by their numbers.
final class KnownSpellings {

    private int[] times = new int[1 << 10];
    private int[] homes = new int[1 << 10];
    private long[] hashes = new long[1 << 10];
    private int size;

    void add(int number, int timesSaid, int home, long hash) {
        if (number == times.length) {
            times = Arrays.copyOf(times, number * 2);
            homes = Arrays.copyOf(homes, number * 2);
            hashes = Arrays.copyOf(hashes, number * 2);
        }
        times[number] = timesSaid;
        homes[number] = home;
        hashes[number] = hash;
        size = number + 1;
    }

    boolean holds(int spelling) {
        return spelling < size;
    }

    int home(int spelling) {
        return holds(spelling) ? homes[spelling] : 0;
    }

    static int id(Homes all, int spelling) {
        var id = all.idOf(spelling);
        return id == null ? 0 : id;
    }

    boolean differs(Homes all, int spelling) {
        return !holds(spelling) || times[spelling] != all.times(spelling) || homes[spelling] != id(all, spelling);
    }

    long[] hashes(int[] changed) {
        return Arrays.stream(changed)
                .filter(this::holds)
                .mapToLong(spelling -> hashes[spelling])
                .sorted()
                .toArray();
    }
}
