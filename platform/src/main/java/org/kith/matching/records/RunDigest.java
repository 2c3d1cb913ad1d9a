package org.kith.matching.records;

import java.util.List;
import org.kith.database.Digest;
import org.kith.linkage.RecordName;

/// A digest of all that a run found, without ids and times: which records are one person, how
/// each came out, which pairs are in doubt and which joins refused. Records go by source and key.
/// It sums over records in whatever order, so that nothing need be sorted for it.
public final class RunDigest {

    private static final long ODD = 0x9e3779b97f4a7c15L;

    private final Kept kept;
    private final Described.Numbers places;

    private RunDigest(Kept kept) {
        this.kept = kept;
        places = kept.places();
    }

    /// What a pair or a refusal says of two records: its band or its rule.
    public record Line(int one, int other, String says) {}

    public static String of(Kept kept, List<Line> doubtful, List<Line> refused) {
        return new RunDigest(kept).digest(doubtful, refused);
    }

    private String digest(List<Line> doubtful, List<Line> refused) {
        int[] records = kept.all();
        long[] people = new long[kept.people()];
        for (int place : records) {
            people[kept.person(place)] += name(place);
        }
        long sum = 0;
        for (int place : records) {
            sum += mix(
                    mix(name(place), people[kept.person(place)]),
                    text(kept.band(place).label(), 3));
        }
        var line = records.length + " " + sum + " " + doubtful.size() + " " + sum(doubtful) + " " + refused.size() + " "
                + sum(refused);
        return Digest.of(line);
    }

    private long sum(List<Line> lines) {
        long sum = 0;
        for (var line : lines) {
            long two = name(places.of(line.one())) + name(places.of(line.other()));
            sum += mix(two, text(line.says(), 0));
        }
        return sum;
    }

    private long name(int place) {
        RecordName name = kept.standing.name(place);
        return mix(text(name.source(), 1), text(name.id(), 2));
    }

    private static long text(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 * ODD + text.charAt(i) + 1;
        }
        return hash;
    }

    /// Depends on which is first.
    private static long mix(long one, long other) {
        return spread(one * ODD + other);
    }

    /// SplitMix64's finisher: a change of one bit changes half of all.
    public static long spread(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
