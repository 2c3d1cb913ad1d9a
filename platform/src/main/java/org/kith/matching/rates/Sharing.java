package org.kith.matching.rates;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.kith.matching.records.Kept;
import org.kith.matching.records.Settled;

/// Which records share a person with another source's. Sealed records are left out: no count may tell of them.
@SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
public record Sharing(int[] open, int[] source, Map<String, Integer> sources, int[] only, Kept kept) {

    private static final int NOT_SEEN = -1;
    private static final int SEVERAL = -2;

    public static Sharing of(Kept kept, Settled settled) {
        int[] open = Arrays.stream(kept.all())
                .filter(place -> settled.groupOf(kept.id(place)) == 0)
                .toArray();
        var sources = new TreeMap<String, Integer>();
        int[] source = new int[open.length];
        int[] only = new int[kept.people()];
        Arrays.fill(only, NOT_SEEN);
        for (int i = 0; i < open.length; i++) {
            source[i] = sources.computeIfAbsent(kept.standing.name(open[i]).source(), _ -> sources.size());
            int person = kept.person(open[i]);
            only[person] = only[person] == NOT_SEEN || only[person] == source[i] ? source[i] : SEVERAL;
        }
        return new Sharing(open, source, sources, only, kept);
    }

    int size() {
        return open.length;
    }

    /// The id of a record among these.
    int id(int i) {
        return kept.id(open[i]);
    }

    int shares(int i) {
        return only[kept.person(open[i])] == SEVERAL ? 1 : 0;
    }
}
