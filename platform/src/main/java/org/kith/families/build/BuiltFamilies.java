package org.kith.families.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.families.Names;
import org.kith.families.Person;
import org.kith.matching.Survivors;

/// The families that a build found, by place, each with the id that most of its people bring along.
final class BuiltFamilies {

    static final int NONE = -1;

    /// Names of so many letters that differ in one are hardly ever two.
    private static final int LONG = 7;

    private final List<Draft> people;
    private final FamilyGraph graph;
    private final Placement placement;
    private final List<FamilyGraph.Group> groups;
    private final int[] familyOf;
    private final UUID[] ids;

    BuiltFamilies(Gathered gathered, FamilyGraph graph, Placement placement, Map<UUID, UUID> before) {
        this.people = gathered.people();
        this.graph = graph;
        this.placement = placement;
        this.groups = graph.groups(placement);
        this.familyOf = familyOf();
        this.ids = ids(before);
    }

    int size() {
        return groups.size();
    }

    FamilyGraph.Group group(int family) {
        return groups.get(family);
    }

    UUID id(int family) {
        return ids[family];
    }

    @Nullable
    UUID idOf(int person) {
        return familyOf[person] == NONE ? null : ids[familyOf[person]];
    }

    boolean isCarer(int adult) {
        return graph.carer[adult];
    }

    /// "Hallett and Pike": the two surnames that most of them bear, carers above all, in the order of the alphabet. Of
    /// the spellings of one, a slip among them, that which most bear.
    String name(int family) {
        var weights = new LinkedHashMap<String, Integer>();
        for (int person : groups.get(family).all()) {
            var surname = people.get(person).surname;
            if (surname != null) {
                weights.merge(surname, graph.carer[person] ? 3 : 2, Integer::sum);
            }
        }
        if (weights.size() == 1) { // as in most
            return weights.keySet().iterator().next();
        }
        var together = new HashMap<String, Integer>();
        weights.forEach((surname, weight) -> together.merge(Names.letters(surname), weight, Integer::sum));
        var told = new ArrayList<String>();
        var names = weights.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Integer> spelt) ->
                                        together.getOrDefault(Names.letters(spelt.getKey()), 0),
                                Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .filter(spelt -> isAnother(Names.letters(spelt.getKey()), told))
                .limit(2)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" and "));
        return names.isEmpty() ? Person.NAME_NOT_KNOWN : names;
    }

    private static boolean isAnother(String letters, List<String> told) {
        return told.stream().noneMatch(one -> one.equals(letters) || isSlip(one, letters)) && told.add(letters);
    }

    /// "Chpman" and "Cahpman" are slips of Chapman, "Fletkher" is one of Fletcher; Barry and Berry are two names.
    private static boolean isSlip(String one, String other) {
        return Draft.differInOne(one, other)
                && (one.length() != other.length()
                        || one.length() >= LONG
                        || Arrays.equals(
                                one.chars().sorted().toArray(),
                                other.chars().sorted().toArray()));
    }

    /// Children of two homes, each with the family of the other home.
    Map<Integer, Integer> secondHomes() {
        var familyAt = new HashMap<Integer, Integer>();
        for (int place = 0; place < groups.size(); place++) {
            int home = placement.home(groups.get(place));
            if (home != Homes.NONE) {
                familyAt.putIfAbsent(home, place);
            }
        }
        var seconds = new LinkedHashMap<Integer, Integer>();
        for (int place = 0; place < people.size(); place++) {
            var family = familyAt.get(people.get(place).secondHome);
            if (familyOf[place] != NONE && family != null && family != familyOf[place]) {
                seconds.put(place, family);
            }
        }
        return seconds;
    }

    private int[] familyOf() {
        int[] families = new int[people.size()];
        Arrays.fill(families, NONE);
        for (int place = 0; place < groups.size(); place++) {
            for (int person : groups.get(place).all()) {
                families[person] = place;
            }
        }
        return families;
    }

    private UUID[] ids(Map<UUID, UUID> familiesBefore) {
        var order = new HashMap<UUID, Integer>();
        var ids = new ArrayList<UUID>();
        var members = groups.stream()
                .flatMap(group -> group.all().stream())
                .mapToInt(person -> person)
                .toArray();
        int[] cluster = new int[members.length];
        int[] before = new int[members.length];
        for (int at = 0; at < members.length; at++) {
            cluster[at] = familyOf[members[at]];
            var family = familiesBefore.get(people.get(members[at]).id);
            if (family == null) {
                before[at] = Survivors.NOBODY;
            } else {
                before[at] = order.computeIfAbsent(family, id -> {
                    ids.add(id);
                    return ids.size() - 1;
                });
            }
        }
        var survivors = Survivors.of(cluster, groups.size(), before, ids.size());
        var families = new UUID[groups.size()];
        for (int place = 0; place < families.length; place++) {
            int heir = survivors.in(place);
            families[place] = heir == Survivors.NOBODY ? UUID.randomUUID() : ids.get(heir);
        }
        return families;
    }
}
