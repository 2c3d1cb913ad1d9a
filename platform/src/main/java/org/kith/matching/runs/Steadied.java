package org.kith.matching.runs;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.matching.Survivors;
import org.kith.matching.records.Described;

/// Keeps people whole where a run is a little less sure than the one before: two groups of records that stood together
/// part only when the chance that they are one person falls below 0.90, though they would need 0.95 to be joined.
final class Steadied {

    static final double PARTS_BELOW = 0.90;

    private final Described described;
    private final Links links;
    private final Set<Constraints.Pair> apart;
    private final Set<String> once;
    private final int[] persons;
    private final int[] from;
    private final int[] members;

    private Steadied(Described described, Links links, Constraints settled) {
        this.described = described;
        this.links = links;
        this.apart = new HashSet<>(settled.nevers());
        this.once = Set.copyOf(settled.sourcesHoldingAPersonOnce());
        this.persons = links.persons();
        this.from = new int[links.people() + 1];
        this.members = new int[persons.length];
        for (int person : persons) {
            from[person + 1]++;
        }
        for (int person = 0; person < links.people(); person++) {
            from[person + 1] += from[person];
        }
        int[] next = from.clone();
        for (int record = 0; record < persons.length; record++) {
            members[next[persons[record]]++] = record;
        }
    }

    /// Each record's person, numbered from 0 in order of first records.
    static int[] persons(Described described, Links links, Constraints settled, int[] before) {
        return new Steadied(described, links, settled).persons(before);
    }

    static int count(int[] persons) {
        return Arrays.stream(persons).max().orElse(-1) + 1;
    }

    private int[] persons(int[] before) {
        int[] joinedTo = new int[links.people()];
        Arrays.setAll(joinedTo, person -> person);
        var taken = new HashSet<Integer>();
        for (var pair : links.doubtful()) {
            int one = persons[pair.a()];
            int other = persons[pair.b()];
            boolean stoodTogether = before[pair.a()] != Survivors.NOBODY && before[pair.a()] == before[pair.b()];
            if (stoodTogether
                    && pair.probability() >= PARTS_BELOW
                    && !taken.contains(one)
                    && !taken.contains(other)
                    && mayStand(one, other)) {
                joinedTo[Math.max(one, other)] = Math.min(one, other);
                taken.add(one);
                taken.add(other);
            }
        }
        return renumbered(joinedTo);
    }

    private boolean mayStand(int one, int other) {
        return !decidedApart(one, other)
                && !conflict(one, other, Field.NHS_NUMBER)
                && !conflict(one, other, Field.UPN)
                && Collections.disjoint(sourcesOnce(one), sourcesOnce(other));
    }

    private Set<String> sourcesOnce(int person) {
        return Arrays.stream(of(person))
                .mapToObj(described::source)
                .filter(once::contains)
                .collect(Collectors.toSet());
    }

    private boolean decidedApart(int one, int other) {
        return !apart.isEmpty()
                && Arrays.stream(of(one))
                        .anyMatch(a ->
                                Arrays.stream(of(other)).anyMatch(b -> apart.contains(new Constraints.Pair(a, b))));
    }

    private boolean conflict(int one, int other, Field field) {
        var ones = values(one, field);
        var others = values(other, field);
        return !ones.isEmpty() && !others.isEmpty() && ones.stream().noneMatch(others::contains);
    }

    private Set<String> values(int person, Field field) {
        var values = new HashSet<String>();
        for (int record : of(person)) {
            values.addAll(described.values(record, field));
        }
        return values;
    }

    private int[] of(int person) {
        return Arrays.copyOfRange(members, from[person], from[person + 1]);
    }

    private int[] renumbered(int[] joinedTo) {
        int[] number = new int[joinedTo.length];
        Arrays.fill(number, Survivors.NOBODY);
        int next = 0;
        int[] renumbered = new int[persons.length];
        for (int record = 0; record < persons.length; record++) {
            int person = joinedTo[persons[record]];
            if (number[person] == Survivors.NOBODY) {
                number[person] = next++;
            }
            renumbered[record] = number[person];
        }
        return renumbered;
    }
}
