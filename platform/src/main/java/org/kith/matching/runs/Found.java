package org.kith.matching.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.ScoredPair;
import org.kith.matching.Band;
import org.kith.matching.Gaps;
import org.kith.matching.Reasons;
import org.kith.matching.Rivals;
import org.kith.matching.records.Described;

/// What a run found beside the people: how each record came out, the pairs that a person should look at, and the joins
/// that a rule forbade. Nothing in it touches a record behind an adoption barrier.
///
/// @param bands for each record, by number
/// @param persons for each record the place of its person
@SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
record Found(Band[] bands, int[] persons, List<Doubt> doubtful, List<Refused> refused) {

    /// What councils, schools and health know a person by; police and landlords write down whom they met.
    private static final List<Field> OWN_NUMBERS = List.of(Field.UPN, Field.NHS_NUMBER, Field.COUNCIL_ID, Field.ULN);

    /// Two records that may be one person, the reasons, and other people that fit either as well, by the record
    /// of each that fits best.
    record Doubt(int one, int other, double probability, Band band, List<Integer> rivals, Gaps gaps, Reasons reasons) {}

    record Refused(int one, int other, double probability, String rule) {}

    /// @param links with what was held together
    /// @param surely each record's person before anything was held
    static Found of(Described described, Links links, int[] surely, Constraints settled) {
        int[] persons = links.persons();
        var bands = bands(described, links, surely);
        var likely = links.doubtful().stream()
                .filter(pair -> pair.probability() >= Band.DOUBTFUL_FROM)
                .filter(pair -> persons[pair.a()] != persons[pair.b()])
                .filter(pair -> open(described, pair.a(), pair.b()))
                .filter(undecided(persons, settled))
                .toList();
        var beside = new Rivals(likely, persons);
        var doubtful = new ArrayList<Doubt>();
        var asked = new HashSet<Long>();
        for (var pair : likely) {
            if (!asked.add(people(persons, pair.a(), pair.b()))) {
                continue; // of two people the likeliest pair of records is asked about
            }
            int one = Math.min(pair.a(), pair.b());
            int other = Math.max(pair.a(), pair.b());
            var rivals = beside.of(one, other);
            doubtful.add(new Doubt(
                    one,
                    other,
                    pair.probability(),
                    rivals.isEmpty() ? Band.POTENTIAL_MATCH : Band.MANY_MATCH,
                    rivals,
                    beside.gaps(one, other, pair.probability()),
                    Reasons.of(links.explain(pair.a(), pair.b()))));
        }
        var refused = links.refused().stream()
                .filter(refusal -> persons[refusal.a()] != persons[refusal.b()])
                .filter(refusal -> open(described, refusal.a(), refusal.b()))
                .map(refusal -> new Refused(
                        Math.min(refusal.a(), refusal.b()),
                        Math.max(refusal.a(), refusal.b()),
                        refusal.probability(),
                        refusal.reason().words()))
                .sorted(Comparator.comparingInt(Refused::one).thenComparingInt(Refused::other))
                .toList();
        doubtful.sort(Comparator.comparingInt(Doubt::one).thenComparingInt(Doubt::other));
        return new Found(bands, persons, List.copyOf(doubtful), refused);
    }

    /// How each record came out. To records that are only held with the person's others there is no sure link.
    private static Band[] bands(Described described, Links links, int[] surely) {
        int[] members = new int[links.people()];
        for (int person : links.persons()) {
            members[person]++;
        }
        int[] core = cores(described, links, surely);
        var bands = new Band[surely.length];
        for (int number = 0; number < bands.length; number++) {
            int person = links.person(number);
            var band = band(links.band(number));
            if (described.sealed()[number] > 0) {
                bands[number] = Band.NO_MATCH;
            } else if (members[person] > 1 && surely[number] == core[person]) {
                bands[number] = Band.MATCH;
            } else {
                bands[number] = band == Band.MATCH ? Band.POTENTIAL_MATCH : band;
            }
        }
        return bands;
    }

    /// For each person the group that counts as the person where several are only held together: one that is known
    /// by a number of its own before those that are not, then the one of most records, then the one that was known
    /// first.
    private static int[] cores(Described described, Links links, int[] surely) {
        int groups = 1 + Arrays.stream(surely).max().orElse(-1);
        int[] records = new int[groups];
        int[] firstId = new int[groups];
        Arrays.fill(firstId, Integer.MAX_VALUE);
        int[] core = new int[links.people()];
        Arrays.fill(core, -1);
        var held = new BitSet();
        for (int number = 0; number < surely.length; number++) {
            int person = links.person(number);
            int group = surely[number];
            records[group]++;
            firstId[group] = Math.min(firstId[group], described.ids()[number]);
            if (core[person] < 0) {
                core[person] = group;
            } else if (core[person] != group) {
                held.set(person);
            }
        }
        var ofHeld = IntStream.range(0, surely.length)
                .filter(number -> held.get(links.person(number)))
                .toArray();
        var numbered = new BitSet();
        for (int number : ofHeld) {
            if (OWN_NUMBERS.stream()
                    .anyMatch(field -> !described.values(number, field).isEmpty())) {
                numbered.set(surely[number]);
            }
        }
        var first = Comparator.comparing((Integer group) -> !numbered.get(group))
                .thenComparingInt(group -> -records[group])
                .thenComparingInt(group -> firstId[group]);
        for (int number : ofHeld) {
            int person = links.person(number);
            if (first.compare(surely[number], core[person]) < 0) {
                core[person] = surely[number];
            }
        }
        return core;
    }

    /// Leaves out two people of any of whose records somebody has said that they are two.
    private static Predicate<ScoredPair> undecided(int[] persons, Constraints settled) {
        var decided = new HashSet<Long>();
        for (var never : settled.nevers()) {
            decided.add(people(persons, never.a(), never.b()));
        }
        return pair -> !decided.contains(people(persons, pair.a(), pair.b()));
    }

    private static long people(int[] persons, int one, int other) {
        return (long) Math.min(persons[one], persons[other]) << 32 | Math.max(persons[one], persons[other]);
    }

    private static boolean open(Described described, int one, int other) {
        return described.sealed()[one] == 0 && described.sealed()[other] == 0;
    }

    private static Band band(org.kith.linkage.Band band) {
        return switch (band) {
            case MATCH -> Band.MATCH;
            case POTENTIAL_MATCH -> Band.POTENTIAL_MATCH;
            case LOW_CONFIDENCE -> Band.LOW_CONFIDENCE;
            case MANY_MATCH -> Band.MANY_MATCH;
            case NO_MATCH -> Band.NO_MATCH;
        };
    }
}
