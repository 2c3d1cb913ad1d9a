package org.kith.families.releases;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.access.ToldOfChildren;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.springframework.stereotype.Component;

/// Tells `access` of which children a parent may be told, by what is asked anew before each line of a release.
@Component
final class NotKeptApart implements ToldOfChildren {

    private final ParentReleases releases;

    NotKeptApart(ParentReleases releases) {
        this.releases = releases;
    }

    @Override
    public Set<UUID> of(Collection<UUID> children, Viewer parent) {
        return releases.shownAtAll(children, parent).stream()
                .map(PersonId::value)
                .collect(Collectors.toSet());
    }
}
