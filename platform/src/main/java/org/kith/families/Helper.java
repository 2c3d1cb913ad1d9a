package org.kith.families;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;

/// Somebody who helps, as a source that says who helps tells it.
///
/// @param name that of the agency where it names nobody
/// @param said the newest word of it
/// @param people whom they help
public record Helper(
        String name,
        String role,
        boolean leads,
        @Nullable String agency,
        @Nullable String phone,
        @Nullable String email,
        @Nullable LocalDate fromOn,
        Origin said,
        Set<PersonId> people) {

    public Helper {
        people = Set.copyOf(people);
    }

    /// Without for whom they work, by which it could be told where those are whom they help.
    Helper withoutPlaces() {
        return new Helper(
                name.equals(agency) ? "A " + role : name, role, leads, null, phone, null, fromOn, said, people);
    }

    /// What they are: "lead, family support worker"; a role that says so itself stands as it is.
    public String part() {
        return leads && !role.startsWith("lead") ? "lead, " + role : role;
    }
}
