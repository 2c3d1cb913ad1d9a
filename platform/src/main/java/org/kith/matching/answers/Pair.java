package org.kith.matching.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Band;
import org.kith.matching.Gaps;
import org.kith.matching.PersonId;
import org.kith.matching.Reasons;

/// Two records that may be one person, as somebody who is asked about them sees them.
///
/// @param rivals records of third people that fit as well: a twin, a cousin
public record Pair(
        UUID id,
        Described one,
        Described other,
        double probability,
        Band band,
        Reasons reasons,
        Gaps gaps,
        List<Described> rivals) {

    public Pair {
        rivals = List.copyOf(rivals);
    }

    /// What a source says of its person.
    public record Described(
            int record,
            PersonId person,
            String source,
            LocalDate receivedOn,
            @Nullable String forename,
            @Nullable String middleNames,
            @Nullable String surname,
            @Nullable LocalDate bornOn,
            @Nullable String sex,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String upn,
            @Nullable String nhsNumber,
            @Nullable String uln,
            @Nullable String councilId,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String role) {

        public String name() {
            return ((forename == null ? "" : forename) + " " + (surname == null ? "" : surname)).strip();
        }
    }
}
