package org.kith.families;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Decision;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.site.errors.NotHere;
import org.springframework.stereotype.Component;

/// Opens a family's or a person's page to a viewer: the one way in, which decides, leaves out and records. What is not
/// there and what is not theirs are the same [NotHere].
@Component
public class Opening {

    private final Families families;
    private final People people;
    private final Access access;
    private final Audience audience;
    private final Readings readings;

    Opening(Families families, People people, Access access, Audience audience, Readings readings) {
        this.families = families;
        this.audience = audience;
        this.people = people;
        this.access = access;
        this.readings = readings;
    }

    public OpenFamily family(FamilyId id, Viewer viewer) {
        var family = families.find(id).orElseThrow(NotHere::new);
        var ties = new HashMap<PersonId, Ties>();
        access.ties(viewer, family.people().map(person -> person.id().value()).toList())
                .forEach((person, tie) -> {
                    if (tie.allow(Act.READ, KindOfData.IDENTITY)) {
                        ties.put(new PersonId(person), tie);
                    }
                });
        if (ties.isEmpty()) {
            throw new NotHere();
        }
        boolean whole = ties.values().stream().anyMatch(tie -> tie.allow(Act.READ, KindOfData.RELATIONSHIPS));
        boolean mayAsk = !whole && ties.values().stream().anyMatch(Opening::mayAsk);
        readings.record(
                viewer, Act.READ, ties.keySet().stream().map(PersonId::value).toList(), "family page");
        var shown = shown(family, ties, whole, viewer);
        return new OpenFamily(shown, ties, whole, mayAsk, why(shown.zone() == null ? ofShielded(shown, ties) : ties));
    }

    /// By which the page is open where it shows no place: that the others live in the viewer's zone would tell it.
    private static Map<PersonId, Ties> ofShielded(Family shown, Map<PersonId, Ties> ties) {
        var shielded = shown.people()
                .filter(Person::shielded)
                .collect(Collectors.toMap(
                        Person::id, person -> Objects.requireNonNull(ties.get(person.id())), (one, _) -> one));
        return shielded.isEmpty() ? ties : shielded;
    }

    /// Members of the family about whom the viewer may give a reason.
    public List<UUID> mayAskAbout(FamilyId id, Viewer viewer) {
        var family = families.find(id).orElseThrow(NotHere::new);
        var ids = family.people().map(person -> person.id().value()).toList();
        return access.ties(viewer, ids).entrySet().stream()
                .filter(entry -> mayAsk(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    public OpenPerson person(PersonId id, Viewer viewer) {
        var person = people.find(id).orElseThrow(NotHere::new);
        var ties = access.ties(viewer, id.value());
        if (!ties.allow(Act.READ, KindOfData.IDENTITY)) {
            throw new NotHere();
        }
        boolean whole = ties.allow(Act.READ, KindOfData.RELATIONSHIPS) || ties.allow(Act.READ, KindOfData.EDUCATION);
        readings.record(viewer, Act.READ, List.of(id.value()), "person page");
        var family = person.family() == null
                ? null
                : families.find(person.family())
                        .map(own -> ties.allow(Act.READ, KindOfData.RELATIONSHIPS) ? own.name() : ownName(person))
                        .orElse(null);
        boolean places = places(person, ties, people.homesOfShielded(List.of(person)));
        return new OpenPerson(
                shown(person, ties, places, viewer),
                ties,
                places,
                whole,
                !whole && mayAsk(ties),
                why(Map.of(id, ties)),
                family);
    }

    private static boolean mayAsk(Ties tie) {
        return tie.decide(Act.READ, KindOfData.RELATIONSHIPS) instanceof Decision.Refused refused
                && refused.mayGiveReason();
    }

    /// A reason that was given is why the page is open, even to whoever is closer but may not read it for that alone.
    private static String why(Map<PersonId, Ties> ties) {
        var given = ties.values().stream()
                .filter(tie -> tie.relations().contains(Relation.REASON))
                .findFirst();
        if (given.isPresent()) {
            return given.get().decide(Act.READ, KindOfData.RELATIONSHIPS).why();
        }
        return ties.values().stream()
                .min((a, b) -> a.closest().compareTo(b.closest()))
                .map(tie -> tie.decide(Act.READ, KindOfData.IDENTITY).why())
                .orElse("");
    }

    /// Where somebody lives with whoever is shielded is for those who must know, of whomever of them it is told.
    private static boolean places(Person person, Ties tie, Set<Person.Home> shielded) {
        return tie.allow(
                Act.READ,
                person.shielded() || isOne(person.home(), shielded) ? KindOfData.SHIELDED : KindOfData.WHEREABOUTS);
    }

    private static boolean isOne(Person.@Nullable Home home, Set<Person.Home> shielded) {
        return home != null && shielded.contains(home);
    }

    private static Person shown(Person person, Ties tie, boolean places, Viewer viewer) {
        var shown = places ? person : person.shielded() ? person.withoutPlaces() : person.withoutHome();
        return shown.at(setting(shown, tie, viewer));
    }

    /// Where somebody is on roll is education; another school's roll is for no school.
    private static Person.@Nullable Setting setting(Person person, Ties tie, Viewer viewer) {
        var setting = person.setting();
        if (setting == null || !tie.allow(Act.READ, KindOfData.EDUCATION)) {
            return null;
        }
        var school = viewer.settingCode();
        return school.isEmpty() ? setting : setting.alone(school.get()).orElse(null);
    }

    /// What a family is called for somebody who may not know who belongs to it: by those who are shown.
    private static String nameOf(List<Family.Member> shown) {
        var surnames = shown.stream()
                .map(member -> member.person().surname())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        return surnames.isEmpty() ? Person.NAME_NOT_KNOWN : surnames;
    }

    private static String ownName(Person person) {
        return person.surname() == null ? Person.NAME_NOT_KNOWN : person.surname();
    }

    private Family shown(Family family, Map<PersonId, Ties> ties, boolean whole, Viewer viewer) {
        var shielded = people.homesOfShielded(family.people().toList());
        var members = family.members().stream()
                .filter(member -> ties.containsKey(member.person().id()))
                .map(member -> {
                    var tie = ties.get(member.person().id());
                    return tie == null
                            ? member
                            : new Family.Member(
                                    shown(member.person(), tie, places(member.person(), tie, shielded), viewer),
                                    member.part(),
                                    member.main());
                })
                .toList();
        // Of somebody shielded alone it would be read as theirs
        boolean allShielded =
                members.stream().allMatch(member -> member.person().shielded());
        var home = family.members().stream()
                .filter(member ->
                        member.main() && ties.containsKey(member.person().id()))
                .toList();
        boolean place = !home.isEmpty()
                && home.stream().allMatch(member -> {
                    var tie = ties.get(member.person().id());
                    return tie != null
                            && tie.allow(Act.READ, family.shielded() ? KindOfData.SHIELDED : KindOfData.WHEREABOUTS)
                            && places(member.person(), tie, shielded);
                });
        boolean area = place || (!family.shielded() && !allShielded && !isOne(family.home(), shielded));
        var known = members.stream().map(member -> member.person().id()).collect(Collectors.toSet());
        var told = placementsLeftOut(family, viewer).stream()
                .filter(tie -> whole && audience.names(tie.said().source(), viewer))
                .filter(tie -> known.contains(tie.one()) || known.contains(tie.other()))
                .toList();
        var tied =
                told.stream().flatMap(tie -> Stream.of(tie.one(), tie.other())).collect(Collectors.toSet());
        var elsewhere = family.elsewhere().stream()
                .filter(person -> tied.contains(person.id()))
                .map(Person::withoutPlaces)
                .toList();
        elsewhere.forEach(person -> known.add(person.id()));
        return new Family(
                family.id(),
                whole ? family.name() : nameOf(members),
                place ? family.home() : null,
                area ? family.zone() : null,
                area ? family.pyramid() : null,
                family.shielded(),
                members,
                elsewhere,
                told.stream()
                        .filter(tie -> known.contains(tie.one()) && known.contains(tie.other()))
                        .toList());
    }

    /// Who cares for a child in care says where the child is placed: that is for whoever must know where the child is.
    private List<Relationship> placementsLeftOut(Family family, Viewer viewer) {
        var shielded = Stream.concat(family.people(), family.elsewhere().stream())
                .filter(Person::shielded)
                .map(Person::id)
                .collect(Collectors.toSet());
        var placements = family.ties().stream()
                .filter(tie -> tie.tellsPlacement(shielded.contains(tie.one())))
                .toList();
        var notTold =
                access
                        .ties(
                                viewer,
                                placements.stream()
                                        .map(tie -> tie.one().value())
                                        .toList())
                        .entrySet()
                        .stream()
                        .filter(child -> !child.getValue().allow(Act.READ, KindOfData.SHIELDED))
                        .map(child -> new PersonId(child.getKey()))
                        .collect(Collectors.toSet());
        return family.ties().stream()
                .filter(tie -> !placements.contains(tie) || !notTold.contains(tie.one()))
                .toList();
    }
}
