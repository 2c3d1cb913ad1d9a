package org.kith.families.build;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a build counts people and their families, and whom their homes shield.
final class Placement {

    /// By those who are not shielded a family is placed: where a child in care lives or goes to school is not where
    /// the family does.
    private static final List<Boolean> OPEN_FIRST = List.of(false, true);

    private static final Comparator<List<Draft>> MOST_THEN_YOUNGEST =
            Comparator.<List<Draft>>comparingInt(List::size).thenComparing(Placement::youngest);

    private final List<Draft> people;
    private final Localities localities;
    private final boolean[] homeShielded;
    private final @Nullable String[] homeZone;
    private final @Nullable String[] homePyramid;

    Placement(Gathered gathered, Localities localities) {
        var homes = gathered.homes();
        this.people = gathered.people();
        this.localities = localities;
        this.homeShielded = new boolean[homes.size()];
        this.homeZone = new @Nullable String[homes.size()];
        this.homePyramid = new @Nullable String[homes.size()];
        for (int home = 0; home < homes.size(); home++) {
            var postcode = homes.home(home).named().postcode();
            homeZone[home] = localities.zoneOfPostcode().get(postcode);
            homePyramid[home] = localities.pyramidOfPostcode().get(postcode);
        }
        for (var person : people) {
            if (person.confidential && person.home != Homes.NONE) {
                homeShielded[person.home] = true;
            }
        }
    }

    boolean isShielded(int home) {
        return home != Homes.NONE && homeShielded[home];
    }

    boolean isShielded(Draft person) {
        return person.shielded || person.confidential || isShielded(person.home);
    }

    boolean isShielded(FamilyGraph.Group family) {
        return family.all().stream().anyMatch(person -> people.get(person).confidential) || isShielded(home(family));
    }

    @Nullable
    String zone(int home) {
        return home == Homes.NONE ? null : homeZone[home];
    }

    @Nullable
    String zone(Draft person) {
        var zone = zone(person.home);
        return zone != null || person.enrolment == null
                ? zone
                : localities.zoneOfSetting().get(person.enrolment.setting());
    }

    @Nullable
    String zone(FamilyGraph.Group family) {
        var zone = zone(home(family));
        return zone == null ? zoneOfSchool(family) : zone;
    }

    private @Nullable String zoneOfSchool(FamilyGraph.Group family) {
        return whereMostAre(
                family.children(),
                child -> child.enrolment == null
                        ? null
                        : localities.zoneOfSetting().get(child.enrolment.setting()));
    }

    /// Of the school that they go to or left; of somebody who never went to one here, that of their home's area.
    @Nullable
    String pyramid(Draft person) {
        var school = person.school();
        var pyramid = school == null ? null : localities.pyramidOfSetting().get(school);
        return pyramid != null || person.home == Homes.NONE ? pyramid : homePyramid[person.home];
    }

    @Nullable
    String pyramid(FamilyGraph.Group family) {
        return whereMostAre(family.children(), this::pyramid);
    }

    /// Where most of its children live; of as many, where the youngest of them does.
    int home(FamilyGraph.Group family) {
        for (boolean shielded : OPEN_FIRST) {
            for (var members : List.of(family.children(), family.adults())) {
                var home = whereMostAre(members, shielded, person -> person.home == Homes.NONE ? null : person.home);
                if (home != null) {
                    return home;
                }
            }
        }
        return Homes.NONE;
    }

    private @Nullable String whereMostAre(List<Integer> children, Function<Draft, @Nullable String> where) {
        var open = whereMostAre(children, false, where);
        return open == null ? whereMostAre(children, true, where) : open;
    }

    /// Of places with as many of them, that of the youngest.
    private <T> @Nullable T whereMostAre(List<Integer> members, boolean shielded, Function<Draft, @Nullable T> where) {
        var at = new LinkedHashMap<T, List<Draft>>();
        for (int member : members) {
            var person = people.get(member);
            var place = person.shielded == shielded ? where.apply(person) : null;
            if (place != null) {
                at.computeIfAbsent(place, _ -> new ArrayList<>(3)).add(person);
            }
        }
        return at.entrySet().stream()
                .max(Map.Entry.comparingByValue(MOST_THEN_YOUNGEST))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static LocalDate youngest(List<Draft> of) {
        return of.stream().map(Placement::born).max(Comparator.naturalOrder()).orElseThrow();
    }

    /// Who is expected is the youngest; of whom nothing is known is not.
    private static LocalDate born(Draft person) {
        var born = person.bornOn();
        return Objects.requireNonNullElse(born == null ? person.expectedOn : born, LocalDate.MIN);
    }
}
