package org.kith.families.build;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a build counts people and their families, and whom their homes shield.
final class Placement {

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
        return openFirst(family.children())
                .map(child -> child.enrolment)
                .filter(Objects::nonNull)
                .map(enrolment -> localities.zoneOfSetting().get(enrolment.setting()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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
        return openFirst(family.children())
                .map(this::pyramid)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    int home(FamilyGraph.Group family) {
        return openFirst(family.all())
                .map(person -> person.home)
                .filter(home -> home != Homes.NONE)
                .findFirst()
                .orElse(Homes.NONE);
    }

    /// By those who are not shielded a family is placed: where a child in care lives or goes to school is not where
    /// the family does.
    private Stream<Draft> openFirst(Collection<Integer> members) {
        var drafts = members.stream().map(people::get).toList();
        return Stream.concat(
                drafts.stream().filter(person -> !person.shielded),
                drafts.stream().filter(person -> person.shielded));
    }
}
