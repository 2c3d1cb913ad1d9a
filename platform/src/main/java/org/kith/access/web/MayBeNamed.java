package org.kith.access.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.Grants;
import org.kith.access.KindOfData;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Ties;
import org.kith.access.ToldOfChildren;
import org.kith.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Whom a viewer may know by name at this moment, whatever they read about them before: who is called otherwise since,
/// and lives elsewhere, may be hidden from just this viewer.
@Component
class MayBeNamed {

    private final Access access;
    private final Grants grants;
    private final ObjectProvider<ToldOfChildren> told;

    MayBeNamed(Access access, Grants grants, ObjectProvider<ToldOfChildren> told) {
        this.access = access;
        this.grants = grants;
        this.told = told;
    }

    /// Those of the people; to whom the whole record of readings is open, all.
    Set<UUID> of(Collection<UUID> people, Viewer viewer) {
        if (access.allows(viewer, Act.READ, KindOfData.AUDIT)) {
            return Set.copyOf(people);
        }
        if (viewer.role() == Role.PARENT) {
            var own = own(viewer);
            own.retainAll(people);
            return own;
        }
        return access.ties(viewer, people).entrySet().stream()
                .filter(tie -> mayKnow(tie.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// A parent or young person, and the children of whom they may be told.
    Set<UUID> own(Viewer parent) {
        var own = new HashSet<UUID>(grants.people(parent, EnumSet.of(Relation.SELF)));
        var children = grants.people(parent, EnumSet.of(Relation.PARENT));
        told.orderedStream().forEach(each -> own.addAll(each.of(children, parent)));
        own.removeIf(person -> !access.allows(parent, Act.READ, KindOfData.READINGS, person));
        return own;
    }

    private static boolean mayKnow(Ties ties) {
        return ties.allow(Act.FIND, KindOfData.IDENTITY) || ties.allow(Act.READ, KindOfData.IDENTITY);
    }
}
