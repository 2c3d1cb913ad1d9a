package org.kith.linkage.tool.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.Groups;

/// How well a run serves each group of people: what it finds of their true pairs and how much of what it joins is
/// right where the truth is known, and how many records find another anywhere.
///
/// @param by       what parts the groups
/// @param groups   in their own order, not by how well they are served
/// @param sentence the worst-served group beside the best
public record ByGroup(String by, List<Group> groups, String sentence) {

    /// Groups of fewer true pairs (or records) say too little to be held beside others.
    private static final int FEWEST = 100;

    /// For nineteen intervals in twenty to hold the true share.
    private static final double SURE = 1.96;

    /// A share, and the range in which chance may have put it.
    public record Share(double share, double from, double to) {

        /// Wilson's interval.
        static Share of(long some, long all) {
            return of(some, all, (double) all);
        }

        /// The same where what was counted hangs together, so that it is worth only so many that stand alone.
        private static Share of(long some, long all, double worth) {
            if (all == 0) {
                return new Share(1, 0, 1);
            }
            double share = some / (double) all;
            double z = SURE * SURE / worth;
            double middle = (share + z / 2) / (1 + z);
            double half = Math.sqrt(z * (share * (1 - share) + z / 4)) / (1 + z);
            return new Share(share, Math.max(0, middle - half), Math.min(1, middle + half));
        }
    }

    /// One group.
    ///
    /// @param records    that count here: by their own value, or where the truth is known by what most records of
    /// the true person say
    /// @param linked     the share of these that were joined with another record
    /// @param truePairs  pairs of records of one person, where the truth is known
    /// @param recall     the share of these that was found
    /// @param foundPairs pairs joined in which a record is of this group
    /// @param precision  the share of these that is right
    public record Group(
            String name,
            long records,
            Share linked,
            @Nullable Long truePairs,
            @Nullable Share recall,
            @Nullable Long foundPairs,
            @Nullable Share precision) {

        /// What the group is held to: recall, or else how many records find another.
        public Share served() {
            return recall == null ? linked : recall;
        }

        private boolean says() {
            return (truePairs == null ? records : truePairs) >= FEWEST;
        }
    }

    /// How well each group is served, by the truth.
    ///
    /// @param persons each record's person
    /// @param joined  whether a record was joined with another
    /// @param truth   each record's true person, negative where not known; null where none is
    public static List<ByGroup> of(
            List<Groups.Parting> partings, int[] persons, IntPredicate joined, int @Nullable [] truth) {
        return partings.stream()
                .map(parting -> of(parting, persons, joined, truth))
                .toList();
    }

    private static ByGroup of(Groups.Parting parting, int[] persons, IntPredicate joined, int @Nullable [] truth) {
        int count = parting.names().size();
        int[] of = truth == null ? parting.of() : ofTruePerson(parting, truth);
        long[] records = new long[count];
        long[] linked = new long[count];
        for (int record = 0; record < of.length; record++) {
            if (of[record] >= 0) {
                records[of[record]]++;
                linked[of[record]] += joined.test(record) ? 1 : 0;
            }
        }
        Pairs pairs = truth == null ? null : Pairs.count(count, of, persons, truth);
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            groups.add(new Group(
                    parting.names().get(group),
                    records[group],
                    Share.of(linked[group], records[group]),
                    pairs == null ? null : (Long) pairs.truly[group],
                    pairs == null ? null : pairs.recall(group),
                    pairs == null ? null : (Long) pairs.found[group],
                    pairs == null ? null : Share.of(pairs.right[group], pairs.found[group])));
        }
        return new ByGroup(parting.by(), groups, sentence(parting.by(), groups, truth != null));
    }

    private static String sentence(String by, List<Group> groups, boolean known) {
        List<Group> telling = groups.stream().filter(Group::says).toList();
        String what = known ? "Recall" : "The share of records that find another";
        Comparator<Group> served =
                Comparator.comparingDouble(group -> group.served().share());
        Optional<Group> worst = telling.stream().min(served);
        Optional<Group> best = telling.stream().max(served);
        if (telling.size() < 2 || worst.isEmpty() || best.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "By %s, %s of at least %d %s: nothing can be said of one beside another.",
                    by,
                    telling.isEmpty() ? "no group is" : "only one group is",
                    FEWEST,
                    known ? "true pairs" : "records");
        }
        Share low = worst.get().served();
        Share high = best.get().served();
        boolean clear = low.to() < high.from();
        return String.format(
                Locale.ROOT,
                "%s by %s: lowest for %s (%.2f%%), highest for %s (%.2f%%), %.2f points apart; %s.",
                what,
                by,
                worst.get().name(),
                100 * low.share(),
                best.get().name(),
                100 * high.share(),
                100 * (high.share() - low.share()),
                clear ? "more than chance would give" : "not clearly different");
    }

    /// The group of each record's true person: what most of its records say, the first group where as many say
    /// another.
    private static int[] ofTruePerson(Groups.Parting parting, int[] truth) {
        int groups = parting.names().size();
        int people = 1 + Arrays.stream(truth).max().orElse(-1);
        int[][] votes = new int[people][];
        for (int record = 0; record < truth.length; record++) {
            int said = parting.of()[record];
            if (truth[record] >= 0 && said >= 0) {
                if (votes[truth[record]] == null) {
                    votes[truth[record]] = new int[groups];
                }
                votes[truth[record]][said]++;
            }
        }
        int[] of = new int[truth.length];
        for (int record = 0; record < truth.length; record++) {
            int[] said = truth[record] < 0 ? null : votes[truth[record]];
            of[record] = said == null ? Groups.NONE : elected(said, parting.plain());
        }
        return of;
    }

    private static int elected(int[] votes, int plain) {
        return IntStream.range(0, votes.length)
                .filter(group -> votes[group] > 0 && group != plain)
                .boxed()
                .max(Comparator.comparingInt((Integer group) -> votes[group]).thenComparing(Comparator.reverseOrder()))
                .orElse(plain);
    }

    /// Pairs by group.
    ///
    /// @param truly of one person
    /// @param found joined, with a record of the group
    /// @param right both
    /// @param people of whom there is a pair
    /// @param squares of how far the pairs found of each of them lie from their group's share, in sum
    @SuppressWarnings("ArrayRecordComponent") // handed over at once
    private record Pairs(long[] truly, long[] found, long[] right, long[] people, double[] squares) {

        /// A person's pairs are found or missed together: it is people who are drawn by chance.
        Share recall(int group) {
            double all = (double) truly[group];
            double share = right[group] / Math.max(1, all);
            double worth = squares[group] == 0
                    ? (double) people[group]
                    : Math.min(all, share * (1 - share) / squares[group] * all * all);
            return Share.of(right[group], truly[group], worth);
        }

        static Pairs count(int groups, int[] of, int[] persons, int[] truth) {
            Pairs pairs = new Pairs(
                    new long[groups], new long[groups], new long[groups], new long[groups], new double[groups]);
            long[] both = IntStream.range(0, truth.length)
                    .filter(record -> truth[record] >= 0)
                    .mapToLong(record -> (long) persons[record] << 32 | truth[record])
                    .toArray();
            int[] groupOf = new int[1 + Arrays.stream(truth).max().orElse(-1)];
            int[] sizeOf = new int[groupOf.length];
            for (int record = 0; record < truth.length; record++) {
                if (truth[record] >= 0) {
                    groupOf[truth[record]] = of[record];
                    sizeOf[truth[record]]++;
                }
            }
            for (int person = 0; person < groupOf.length; person++) {
                add(pairs.truly, groupOf[person], pairs(sizeOf[person]));
            }
            long[] rightOf = new long[groupOf.length];
            Arrays.sort(both);
            for (int from = 0; from < both.length; ) {
                int until = from;
                while (until < both.length && both[until] >>> 32 == both[from] >>> 32) {
                    until++;
                }
                pairs.person(Arrays.copyOfRange(both, from, until), groupOf, rightOf);
                from = until;
            }
            for (int person = 0; person < groupOf.length; person++) {
                int group = groupOf[person];
                if (group >= 0 && sizeOf[person] > 1) {
                    double share = pairs.right[group] / (double) pairs.truly[group];
                    double apart = rightOf[person] - share * (double) pairs(sizeOf[person]);
                    pairs.people[group]++;
                    pairs.squares[group] += apart * apart;
                }
            }
            return pairs;
        }

        /// Counts one found person, whose records lie true person by true person.
        private void person(long[] records, int[] groupOf, long[] rightOf) {
            int[] inGroup = new int[truly.length];
            for (int from = 0; from < records.length; ) {
                int until = from;
                while (until < records.length && records[until] == records[from]) {
                    until++;
                }
                int group = groupOf[(int) records[from]];
                add(right, group, pairs(until - from));
                rightOf[(int) records[from]] += pairs(until - from);
                if (group >= 0) {
                    inGroup[group] += until - from;
                }
                from = until;
            }
            for (int group = 0; group < inGroup.length; group++) {
                if (inGroup[group] > 0) {
                    found[group] += pairs(records.length) - pairs(records.length - inGroup[group]);
                }
            }
        }

        private static void add(long[] counts, int group, long pairs) {
            if (group >= 0) {
                counts[group] += pairs;
            }
        }

        private static long pairs(long records) {
            return records * (records - 1) / 2;
        }
    }
}
