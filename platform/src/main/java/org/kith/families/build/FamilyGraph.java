package org.kith.families.build;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kith.families.Names;
import org.kith.partners.Populations;

/// Finds families: children, and the adults who care for them in the home where they are counted.
///
/// A child belongs with each parent or carer who lives in the same home; with brothers and sisters
/// there; and the carers with their partners there. A child with no carer there belongs with the nearest in
/// kin with whom a source says that they live, where nobody grown is known in their home, or whose child they
/// are, where a home is not known; and with other carers of that home. A child with no such carer belongs with
/// the other children of their own home, or with the adults of the same surname there. Nobody else is joined
/// across two homes: a parent who lives elsewhere is a relation, not a member. Nor is anybody, in whichever home,
/// with whom a source says that contact is not safe. In a home of more than twelve people (a hostel, a children's home,
/// an office's address) living there says nothing by itself.
final class FamilyGraph {

    /// Nearest first: with whom a child of unknown home belongs.
    private static final List<String> CARE = List.of(
            "mother",
            "father",
            "parent",
            "adoptive-parent",
            "carer",
            "kinship-carer",
            "foster-carer",
            "step-parent",
            "grandparent");

    private static final Comparator<Gathered.Tie> NEAREST = Comparator.comparing(
                    (Gathered.Tie tie) -> !tie.isTogether())
            .thenComparingInt(tie -> CARE.indexOf(tie.kind()));

    private static final Set<String> PAIRS = Set.of("partner", "spouse");
    private static final int CROWD = 12;

    /// @param children living, those counted here
    /// @param adults carers first
    record Group(List<Integer> children, List<Integer> adults) {

        List<Integer> all() {
            var all = new ArrayList<Integer>(children);
            all.addAll(adults);
            return all;
        }
    }

    private record Pair(int one, int other) {}

    private final List<Draft> people;
    private final List<Gathered.Tie> ties;
    private final LocalDate today;
    private final int[] parent;
    private final boolean[] child;
    private final Set<Pair> unsafe;
    final boolean[] carer;

    FamilyGraph(Gathered gathered, LocalDate today, Populations ages) {
        this.people = gathered.people();
        this.ties = gathered.ties();
        this.today = today;
        this.parent = new int[people.size()];
        Arrays.setAll(parent, place -> place);
        this.child = new boolean[people.size()];
        this.carer = new boolean[people.size()];
        this.unsafe = ties.stream()
                .filter(Gathered.Tie::unsafe)
                .map(tie -> new Pair(tie.one(), tie.other()))
                .collect(Collectors.toSet());
        for (int place = 0; place < child.length; place++) {
            child[place] = present(place) && people.get(place).child(today, ages);
        }
    }

    List<Group> groups(Placement placement) {
        boolean[] cared = new boolean[people.size()];
        for (var tie : ties) {
            if (mayCare(tie) && together(tie)) {
                join(tie.one(), tie.other());
                cared[tie.one()] = true;
                carer[tie.other()] = true;
            }
        }
        nearestCarers(cared);
        for (var tie : ties) {
            boolean siblings = tie.kind().equals("sibling") && child[tie.one()] && child[tie.other()];
            boolean partners = PAIRS.contains(tie.kind()) && grown(tie.one()) && grown(tie.other());
            if (tie.stands(today) && (siblings || partners) && together(tie) && !isUnsafe(tie.one(), tie.other())) {
                join(tie.one(), tie.other());
            }
        }
        joinWithinHomes(cared);
        secondHomes(placement);
        return collected();
    }

    /// Children whose home or whose carers' homes are not known, and those with whose carer a source says that they
    /// live though another address is given for them, at which nobody grown is known: one of the two is wrong. Of a
    /// child in care such a source says what was.
    private void nearestCarers(boolean[] cared) {
        var nearest = new HashMap<Integer, Gathered.Tie>();
        var grownAt = homesOfGrown();
        for (var tie : ties) {
            var one = people.get(tie.one());
            boolean unknown = one.home == Homes.NONE || people.get(tie.other()).home == Homes.NONE;
            boolean said = tie.isTogether() && !one.shielded && !grownAt.contains(one.home);
            if (mayCare(tie) && !cared[tie.one()] && (unknown || said)) {
                nearest.merge(tie.one(), tie, (a, b) -> NEAREST.compare(a, b) <= 0 ? a : b);
            }
        }
        for (var tie : ties) {
            var near = nearest.get(tie.one());
            if (near != null && mayCare(tie) && (tie.equals(near) || together(tie.other(), near.other()))) {
                join(tie.one(), tie.other());
                cared[tie.one()] = true;
                carer[tie.other()] = true;
            }
        }
    }

    private Set<Integer> homesOfGrown() {
        return IntStream.range(0, people.size())
                .filter(this::grown)
                .mapToObj(place -> people.get(place).home)
                .collect(Collectors.toSet());
    }

    private boolean mayCare(Gathered.Tie tie) {
        return tie.stands(today)
                && child[tie.one()]
                && CARE.contains(tie.kind())
                && grown(tie.other())
                && !isUnsafe(tie.one(), tie.other());
    }

    /// Somebody may be of the children's family by way of a third person: the mother's partner.
    private boolean isSafe(int adult, Group group) {
        return group.children().stream().noneMatch(each -> isUnsafe(each, adult));
    }

    private boolean isUnsafe(int one, int other) {
        return unsafe.contains(new Pair(one, other)) || unsafe.contains(new Pair(other, one));
    }

    private void joinWithinHomes(boolean[] cared) {
        for (var home : byHome().values()) {
            if (home.size() <= CROWD) {
                for (int lone : home) {
                    if (child[lone] && !cared[lone]) {
                        home.stream()
                                .filter(other -> other != lone && (child[other] || namesake(lone, other)))
                                .filter(other -> !isUnsafe(lone, other))
                                .forEach(other -> {
                                    join(lone, other);
                                    carer[other] |= !child[other];
                                });
                    }
                }
            }
        }
    }

    private Map<Integer, List<Integer>> byHome() {
        var byHome = new HashMap<Integer, List<Integer>>();
        for (int place = 0; place < people.size(); place++) {
            int home = people.get(place).home;
            if (home != Homes.NONE && present(place)) {
                byHome.computeIfAbsent(home, _ -> new ArrayList<>(4)).add(place);
            }
        }
        return byHome;
    }

    private boolean namesake(int one, int other) {
        var surname = people.get(one).surname;
        var theirs = people.get(other).surname;
        return grown(other)
                && surname != null
                && theirs != null
                && Names.letters(surname).equals(Names.letters(theirs));
    }

    /// A child who is recorded at the home of a parent, too, though counted elsewhere, lives in two homes;
    /// unless nothing has told of either of them there for a year before the child was known elsewhere: they have
    /// moved away. Somebody shielded has one home: whoever helps at another would be told of the first.
    private void secondHomes(Placement placement) {
        for (var tie : ties) {
            var one = people.get(tie.one());
            int elsewhere = people.get(tie.other()).home;
            if (tie.stands(today)
                    && child[tie.one()]
                    && !placement.isShielded(one)
                    && !isUnsafe(tie.one(), tie.other())
                    && CARE.contains(tie.kind())
                    && elsewhere != Homes.NONE
                    && elsewhere != one.home
                    && present(tie.other())
                    && one.saidToLiveAt(elsewhere)
                    && isStillTold(elsewhere, one, people.get(tie.other()))) {
                one.secondHome = elsewhere;
            }
        }
    }

    private static boolean isStillTold(int elsewhere, Draft one, Draft other) {
        var known = one.knownAtHomeSince();
        return one.home == Homes.NONE
                || one.stillSaidToLiveAt(elsewhere, known)
                || other.stillSaidToLiveAt(elsewhere, known);
    }

    private List<Group> collected() {
        var byRoot = new HashMap<Integer, Group>();
        var groups = new ArrayList<Group>();
        for (int place = 0; place < child.length; place++) {
            if (child[place]) {
                int root = root(place);
                var group = byRoot.get(root);
                if (group == null) {
                    group = new Group(new ArrayList<>(3), new ArrayList<>(2));
                    byRoot.put(root, group);
                    groups.add(group);
                }
                group.children().add(place);
            }
        }
        for (int place = 0; place < child.length; place++) {
            if (grown(place)) {
                var group = byRoot.get(root(place));
                if (group != null && isSafe(place, group)) {
                    group.adults().add(place);
                }
            }
        }
        groups.forEach(group -> group.adults().sort((a, b) -> Boolean.compare(carer[b], carer[a])));
        return groups;
    }

    private boolean present(int place) {
        return !people.get(place).sealed && people.get(place).diedOn == null;
    }

    private boolean grown(int place) {
        return !child[place] && present(place);
    }

    private boolean together(Gathered.Tie tie) {
        return together(tie.one(), tie.other());
    }

    private boolean together(int one, int other) {
        int home = people.get(one).home;
        return home != Homes.NONE && home == people.get(other).home;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int place) {
        int root = place;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
