package org.kith.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What people are called and whose family they are, told by the capability that describes them; access knows
/// ids only.
@FunctionalInterface
public interface Names {

    /// A name for each id that is still somebody; the rest are left out.
    Map<UUID, String> names(Collection<UUID> personIds);

    /// An id for the family of each; who is in none is left out.
    default Map<UUID, UUID> families(Collection<UUID> personIds) {
        return Map.of();
    }

    /// What all who belong to each of these families are called.
    default Map<UUID, Set<String>> inFamilies(Collection<UUID> familyIds) {
        return Map.of();
    }
}
