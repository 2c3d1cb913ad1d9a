package org.kith.linkage.internal.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.kith.linkage.Effect;

/// Each record's person, by a number that lives on where most of the records go.
///
/// Of several persons who come together the one with most records lives on, of as many the one with the lower
/// number. Where one comes apart, the part with most records keeps the number; another part takes up again the
/// number that its records had before they were joined, or gets a new one. Numbers are never given to others.
final class Persons {

    static final int NOBODY = 0;

    private int[] personOf;
    /// The records of each person as a ring.
    private int[] next;

    private int highest;
    private int count;
    /// The last person that a record had before that one ended.
    final Map<Integer, Integer> formerOf = new HashMap<>();

    /// Persons that have ended and may be taken up again.
    private final Set<Integer> resting = new HashSet<>();

    /// @param personOf each record's person from 1, or 0
    /// @param nextNumber higher than any number ever given
    Persons(int[] personOf, int nextNumber, Map<Integer, Integer> formerOf) {
        this.personOf = personOf;
        highest = nextNumber - 1;
        next = new int[personOf.length];
        int[] last = new int[nextNumber];
        Arrays.fill(last, -1);
        for (int record = 0; record < personOf.length; record++) {
            next[record] = record;
            int person = personOf[record];
            if (person != NOBODY) {
                if (last[person] < 0) {
                    count++;
                } else {
                    next[record] = next[last[person]];
                    next[last[person]] = record;
                }
                last[person] = record;
            }
        }
        formerOf.forEach((record, person) -> {
            this.formerOf.put(record, person);
            if (last[person] < 0) {
                resting.add(person);
            }
        });
    }

    int of(int record) {
        return record < personOf.length ? personOf[record] : NOBODY;
    }

    int nextNumber() {
        return highest + 1;
    }

    int count() {
        return count;
    }

    /// The records of a record's person, itself among them; itself alone where it has none.
    List<Integer> fellows(int record) {
        List<Integer> fellows = new ArrayList<>();
        eachFellow(record, fellows::add);
        return fellows;
    }

    void eachFellow(int record, IntConsumer visitor) {
        int at = record;
        do {
            visitor.accept(at);
            at = at < next.length ? next[at] : record;
        } while (at != record);
    }

    void grow(int records) {
        int had = personOf.length;
        if (records > had) {
            int room = records + (records >> 4) + 16;
            personOf = Arrays.copyOf(personOf, room);
            next = Arrays.copyOf(next, room);
            for (int record = had; record < room; record++) {
                next[record] = record;
            }
        }
    }

    /// @param moved records whose person is another than before
    /// @param began persons that were not there before
    /// @param ended those that are no more, with the one whom most of their records joined, or 0
    record Outcome(List<Effect.Move> moved, List<Integer> began, Map<Integer, Integer> ended) {}

    /// Gives groups of records their persons.
    ///
    /// @param records whole persons and records that are new, in an order that does not depend on how they came
    /// @param groups  for each of them the number of its group
    /// @param gone    records that are there no more
    Outcome settle(int[] records, int[] groups, int[] gone) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < records.length; i++) {
            members.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(records[i]);
        }
        TreeMap<Integer, Integer> ended = new TreeMap<>();
        for (int record : gone) {
            ended.put(personOf[record], NOBODY);
            formerOf.put(record, personOf[record]);
            personOf[record] = NOBODY;
            next[record] = record;
        }
        Map<Integer, Share> largest = new HashMap<>();
        Map<Integer, List<Share>> sharesOf = new LinkedHashMap<>();
        for (var group : members.entrySet()) {
            List<Share> shares = shares(group.getKey(), group.getValue());
            sharesOf.put(group.getKey(), shares);
            for (Share share : shares) {
                largest.merge(share.person(), share, (most, other) -> other.records() > most.records() ? other : most);
            }
        }
        Map<Integer, Integer> heirs = new HashMap<>();
        sharesOf.forEach((group, shares) -> shares.stream()
                .filter(share -> share.equals(largest.get(share.person())))
                .reduce((heir, other) -> other.records() > heir.records() ? other : heir)
                .ifPresent(heir -> heirs.put(group, heir.person())));
        largest.forEach((person, share) -> ended.put(person, heirs.getOrDefault(share.group(), NOBODY)));
        heirs.values().forEach(ended::remove);
        int[] before = Arrays.stream(records).map(this::of).toArray();
        List<Integer> began = write(members, heirs, ended);
        List<Effect.Move> moved = new ArrayList<>();
        for (int i = 0; i < records.length; i++) {
            if (before[i] != of(records[i])) {
                moved.add(new Effect.Move(records[i], before[i], of(records[i])));
            }
        }
        return new Outcome(moved, began, ended);
    }

    /// How many records a person had of those that are one group now.
    private record Share(int person, int group, int records) {}

    /// By the persons' numbers.
    private List<Share> shares(int group, List<Integer> records) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int record : records) {
            if (personOf[record] != NOBODY) {
                counts.merge(personOf[record], 1, Integer::sum);
            }
        }
        List<Share> shares = new ArrayList<>();
        counts.forEach((person, many) -> shares.add(new Share(person, group, many)));
        return shares;
    }

    /// Writes each group's person down, and says which began.
    private List<Integer> write(
            Map<Integer, List<Integer>> members, Map<Integer, Integer> heirs, Map<Integer, Integer> ended) {
        List<Integer> began = new ArrayList<>();
        ended.forEach((person, heir) -> count--);
        for (var group : members.entrySet()) {
            int person = heirs.getOrDefault(group.getKey(), NOBODY);
            if (person == NOBODY) {
                person = formerOrNew(group.getValue());
                began.add(person);
                count++;
            }
            int last = group.getValue().getLast();
            for (int record : group.getValue()) {
                if (ended.containsKey(personOf[record])) {
                    formerOf.put(record, personOf[record]);
                }
                personOf[record] = person;
                next[last] = record;
                last = record;
            }
        }
        resting.addAll(ended.keySet());
        return began;
    }

    /// The number that most of these records had before they were joined to others, if nobody has it, or a new one.
    private int formerOrNew(List<Integer> records) {
        TreeMap<Integer, Integer> formers = new TreeMap<>();
        for (int record : records) {
            int former = formerOf.getOrDefault(record, NOBODY);
            if (resting.contains(former)) {
                formers.merge(former, 1, Integer::sum);
            }
        }
        int best = NOBODY;
        int most = 0;
        for (var former : formers.entrySet()) {
            if (former.getValue() > most) {
                best = former.getKey();
                most = former.getValue();
            }
        }
        if (best == NOBODY) {
            return ++highest;
        }
        resting.remove(best);
        return best;
    }
}
