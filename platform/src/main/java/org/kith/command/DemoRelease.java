package org.kith.command;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kith.access.Grants;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.families.releases.NotToBeReleased;
import org.kith.families.releases.ParentRelease;
import org.kith.families.releases.ParentReleaseOpening;
import org.kith.families.releases.ReleasedLine;
import org.kith.families.releases.Topic;
import org.kith.matching.PersonId;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What the demonstration's practitioner released to its parent: about one child, so that the others show what a parent
/// reads where nothing is released.
@Component
final class DemoRelease {

    private static final Set<Topic> TOPICS = EnumSet.of(Topic.SCHOOL, Topic.ATTENDANCE, Topic.WHO_HELPS);

    private final Accounts accounts;
    private final Grants grants;
    private final ParentReleaseOpening opening;
    private final InstantSource clock;

    DemoRelease(Accounts accounts, Grants grants, ParentReleaseOpening opening, InstantSource clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.opening = opening;
        this.clock = clock;
    }

    void settle() {
        var people = accounts.all();
        for (var worker : of(Role.PRACTITIONER, people)) {
            for (var parent : of(Role.PARENT, people)) {
                var self = grants.people(parent, EnumSet.of(Relation.SELF)).getFirst();
                for (var child : grants.people(parent, EnumSet.of(Relation.PARENT))) {
                    if (releases(worker, new PersonId(child), new PersonId(self))) {
                        return;
                    }
                }
            }
        }
    }

    private boolean releases(Viewer worker, PersonId child, PersonId parent) {
        try {
            var draft = opening.draft(child, parent, worker);
            boolean something = draft.lines().stream().map(ReleasedLine::topic).anyMatch(TOPICS::contains);
            if (something && draft.before() == null) {
                opening.release(
                        draft,
                        TOPICS,
                        null,
                        "Agreed with the family at the last meeting.",
                        Dates.today(clock).plusMonths(ParentRelease.MONTHS),
                        worker);
            }
            return something;
        } catch (NotHere | NotToBeReleased _) {
            return false; // not a child whose help this worker leads
        }
    }

    private static List<Viewer> of(Role role, List<Viewer> people) {
        return people.stream().filter(person -> person.role() == role).toList();
    }
}
