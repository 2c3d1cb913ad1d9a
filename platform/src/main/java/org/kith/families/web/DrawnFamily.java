package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Decision;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.families.Family;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.Records;
import org.kith.families.Relationship;
import org.kith.families.facts.Care;
import org.kith.matching.PersonId;
import org.kith.site.Panel;
import org.kith.site.charts.FamilyPicture;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;
import org.springframework.stereotype.Component;

/// A family as a picture, and as a list that says where each home and tie is written.
@Component
class DrawnFamily {

    private static final List<String> PARENTS = List.of("mother", "father", "parent", "adoptive-parent");

    /// Of several ties to a child, the first is drawn.
    private static final SequencedMap<String, FamilyPicture.Kind> CARE = new LinkedHashMap<>();

    static {
        PARENTS.forEach(kind -> CARE.put(kind, FamilyPicture.Kind.TOGETHER));
        CARE.put("step-parent", FamilyPicture.Kind.STEP_PARENTS);
        CARE.put("grandparent", FamilyPicture.Kind.GRANDPARENTS);
        List.of("kinship-carer", "foster-carer", "carer").forEach(kind -> CARE.put(kind, FamilyPicture.Kind.CARERS));
    }

    private final Records records;
    private final People known;

    DrawnFamily(Records records, People known) {
        this.records = records;
        this.known = known;
    }

    /// @param care of the children in care, as far as the viewer may know: they are drawn apart from the home
    Panel panel(
            Family family,
            Map<PersonId, Ties> ties,
            Map<PersonId, Care.InCare> care,
            Viewer viewer,
            boolean receipts,
            LocalDate today) {
        boolean whole = ties.values().stream().anyMatch(tie -> tie.allow(Act.READ, KindOfData.RELATIONSHIPS));
        var home = family.home();
        var homes =
                home == null ? Map.<PersonId, List<Records.Given>>of() : records.homes(placed(family, ties), viewer);
        var people = new ArrayList<FamilyPicture.Person>();
        var rows = new ArrayList<PictureBody.Row>();
        for (var member : family.members()) {
            var person = member.person();
            var placed = Optional.ofNullable(care.get(person.id()));
            boolean away = placed.isPresent() && !placed.get().atHome();
            var said = new ArrayList<PictureBody.Tie>();
            placed.ifPresent(inCare -> said.add(new PictureBody.Tie(
                    inCare.words() + ", since " + Dates.day(inCare.since()),
                    List.of(From.of(inCare.said(), receipts, today)))));
            said.addAll(said(person, family, homes.getOrDefault(person.id(), List.of()), receipts, today));
            people.add(new FamilyPicture.Person(
                    person.id().toString(),
                    person.called(),
                    person.age(today) + (away ? ", in care" : member.main() ? "" : ", 2 homes"),
                    home != null && !away && family.livesAtHome(member) ? home.address() : null,
                    member.part() == Family.Part.CHILD));
            rows.add(new PictureBody.Row(person.name() + ", " + person.age(today), "/people/" + person.id(), said));
        }
        for (var person : family.elsewhere()) {
            people.add(new FamilyPicture.Person(
                    person.id().toString(), person.called(), person.age(today), null, person.child()));
            rows.add(new PictureBody.Row(
                    person.name() + ", " + person.age(today), null, said(person, family, List.of(), receipts, today)));
        }
        var picture = new FamilyPicture(
                "family-picture",
                "The " + family.name() + " family, " + Dates.day(today),
                people,
                whole ? pictureTies(family, apart(family)) : List.of());
        return new Panel(
                "picture",
                whole ? "Family picture" : "Who is in the family",
                null,
                Panel.Place.SIDE_WHITE,
                10,
                new PictureBody(
                        whole ? picture : null,
                        rows,
                        !family.elsewhere().isEmpty(),
                        family.home() != null,
                        !whole && ties.values().stream().anyMatch(DrawnFamily::mayAsk)));
    }

    /// Those of whom the viewer may know where they are.
    private static Map<PersonId, Ties> placed(Family family, Map<PersonId, Ties> ties) {
        return family.people()
                .filter(person -> person.home() != null && ties.containsKey(person.id()))
                .collect(Collectors.toMap(Person::id, person -> ties.get(person.id())));
    }

    private static boolean mayAsk(Ties tie) {
        return tie.decide(Act.READ, KindOfData.WHEREABOUTS) instanceof Decision.Refused refused
                && refused.mayGiveReason();
    }

    /// Whether two people live apart, by what a source says: that they were partners, or two homes. Where
    /// nothing is known of somebody's home, nothing is said of it.
    private BiPredicate<PersonId, PersonId> apart(Family family) {
        var homes = known
                .all(Stream.concat(family.people(), family.elsewhere().stream())
                        .map(person -> person.id().value())
                        .toList())
                .stream()
                .flatMap(person ->
                        Optional.ofNullable(person.home()).stream().map(home -> Map.entry(person.id(), home.id())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var parted = family.ties().stream()
                .filter(tie -> tie.kind().equals("ex-partner"))
                .map(tie -> Set.of(tie.one(), tie.other()))
                .collect(Collectors.toSet());
        return (one, other) -> parted.contains(Set.of(one, other)) || differ(homes.get(one), homes.get(other));
    }

    private static boolean differ(@Nullable Integer home, @Nullable Integer other) {
        return home != null && other != null && !home.equals(other);
    }

    /// The line of one adult, or of two side by side, to children.
    private record Line(List<String> adults, FamilyPicture.Kind kind) {

        FamilyPicture.Tie to(Set<String> children) {
            return new FamilyPicture.Tie(
                    adults.getFirst(), adults.size() > 1 ? adults.getLast() : null, kind, List.copyOf(children));
        }
    }

    /// Parents and children: two parents of a child are a pair. Whoever else cares for the child has a line beside
    /// theirs, two partners one between them; not a parent of a parent, above whom the child stands already.
    static List<FamilyPicture.Tie> pictureTies(Family family, BiPredicate<PersonId, PersonId> apart) {
        var carers = new LinkedHashMap<String, List<Relationship>>();
        var partners = new LinkedHashSet<List<String>>();
        for (var tie : family.ties()) {
            if (CARE.containsKey(tie.kind())) {
                carers.computeIfAbsent(tie.one().toString(), _ -> new ArrayList<>())
                        .add(tie);
            } else if (tie.kind().equals("partner")) {
                partners.add(pair(tie.one().toString(), tie.other().toString()));
            }
        }
        var children = new LinkedHashMap<Line, Set<String>>();
        carers.forEach((child, ties) -> {
            var kinds = kinds(ties);
            var parents = kinds.keySet().stream()
                    .filter(adult -> kinds.get(adult) == FamilyPicture.Kind.TOGETHER)
                    .limit(2)
                    .sorted()
                    .toList();
            if (!parents.isEmpty()) {
                children.computeIfAbsent(ofParents(parents, apart), _ -> new LinkedHashSet<>())
                        .add(child);
            }
            kinds.keySet().removeAll(parents);
            parents.forEach(parent -> kinds.keySet()
                    .removeAll(kinds(carers.getOrDefault(parent, List.of())).keySet()));
            kinds.forEach((adult, kind) -> {
                var adults = kinds.keySet().stream()
                        .filter(other -> kinds.get(other) == kind && partners.contains(pair(adult, other)))
                        .findFirst()
                        .map(other -> pair(adult, other))
                        .orElse(List.of(adult));
                children.computeIfAbsent(new Line(adults, kind), _ -> new LinkedHashSet<>())
                        .add(child);
            });
        });
        children.keySet().forEach(line -> partners.remove(line.adults()));
        partners.forEach(pair -> children.put(new Line(pair, FamilyPicture.Kind.TOGETHER), Set.of()));
        return children.entrySet().stream()
                .map(line -> line.getKey().to(line.getValue()))
                .toList();
    }

    /// What each adult is to a child, parents first.
    private static Map<String, FamilyPicture.Kind> kinds(List<Relationship> ties) {
        var kinds = new LinkedHashMap<String, FamilyPicture.Kind>();
        CARE.forEach((said, kind) -> ties.stream()
                .filter(tie -> tie.kind().equals(said))
                .forEach(tie -> kinds.putIfAbsent(tie.other().toString(), kind)));
        return kinds;
    }

    private static Line ofParents(List<String> parents, BiPredicate<PersonId, PersonId> apart) {
        boolean parted =
                parents.size() > 1 && apart.test(PersonId.of(parents.getFirst()), PersonId.of(parents.getLast()));
        return new Line(parents, parted ? FamilyPicture.Kind.APART : FamilyPicture.Kind.TOGETHER);
    }

    private static List<String> pair(String one, String other) {
        return Stream.of(one, other).sorted().toList();
    }

    /// The home of today, then each kind of tie to the others with whom it holds, of those whom the page names.
    static List<PictureBody.Tie> said(
            Person person, Family family, List<Records.Given> homes, boolean receipts, LocalDate today) {
        var said = new ArrayList<PictureBody.Tie>();
        homes.stream()
                .filter(home -> home.untilOn() == null)
                .forEach(home -> said.add(new PictureBody.Tie(home.words(), From.of(home.origins(), receipts, today))));
        var byKind = new LinkedHashMap<List<Object>, List<Relationship>>();
        for (var tie : family.ties()) {
            if (tie.other().equals(person.id()) && name(tie.one(), family).isPresent()) {
                byKind.computeIfAbsent(List.of(tie.kind(), tie.unsafe(), tie.responsible()), _ -> new ArrayList<>())
                        .add(tie);
            }
        }
        for (var ties : byKind.values()) {
            said.add(new PictureBody.Tie(
                    inWords(ties, family),
                    From.of(ties.stream().map(Relationship::said).toList(), receipts, today)));
        }
        return said;
    }

    /// "Mother of Cian and Niamh, with parental responsibility"
    private static String inWords(List<Relationship> ties, Family family) {
        var first = ties.getFirst();
        var of = ties.stream().flatMap(tie -> name(tie.one(), family).stream()).toList();
        return Words.capital(first.kind().replace('-', ' ')) + " of " + Counts.list(of)
                + (first.unsafe() ? ", contact not safe" : "")
                + (first.responsible() ? ", with parental responsibility" : "");
    }

    private static Optional<String> name(PersonId id, Family family) {
        return Stream.concat(family.people(), family.elsewhere().stream())
                .filter(person -> person.id().equals(id))
                .map(Person::called)
                .findFirst();
    }
}
