package org.kith.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the record of readings.
///
/// @param role, act and relation as rules write them
/// @param reason what the viewer gave as a reason, where the relation is that
/// @param why what the program was asked for: "family page"
public record Reading(
        long id,
        Instant at,
        UUID accountId,
        String accountName,
        Role role,
        Act act,
        List<UUID> personIds,
        Relation relation,
        @Nullable String reason,
        String why,
        String route) {

    public Reading {
        personIds = List.copyOf(personIds);
    }

    /// Whether the very right by which it was opened tells where they go to school or live, and the account's name with
    /// it.
    public boolean tellsPlace() {
        return relation == Relation.ON_ROLL || relation == Relation.IN_ZONE;
    }
}
