package org.kith.matching.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Gaps;
import org.kith.matching.PersonId;
import org.kith.matching.Reasons;

/// Two records that may be one person, as somebody who is asked about them sees them.
///
/// @param content a mark of what the two records say, which differs whenever they say something else
/// @param gaps null where people named the two and no run has compared them yet
/// @param rivals records of third people that fit as well: a twin, a cousin
public record Pair(
        UUID id,
        Described one,
        Described other,
        String content,
        Reasons reasons,
        @Nullable Gaps gaps,
        List<Described> rivals) {

    public Pair {
        rivals = List.copyOf(rivals);
    }

    /// What a source says of its person.
    public record Described(int record, PersonId person, Told told, Called called, Reached reached, Numbers numbers) {

        /// Whether nothing is shown of where they are, be it kept back or unknown.
        boolean isNowhere() {
            return reached.equals(Reached.NOWHERE);
        }

        Described nowhere() {
            return new Described(record, person, told, called, Reached.NOWHERE, numbers);
        }

        /// Who tells, and when the newest of it came.
        public record Told(String source, LocalDate receivedOn) {}

        /// What the person is called, and what else they are known by.
        ///
        /// @param role `child` or `adult`, in whatever words the source has
        public record Called(
                @Nullable String forename,
                @Nullable String middleNames,
                @Nullable String surname,
                @Nullable LocalDate bornOn,
                @Nullable String sex,
                @Nullable String role) {

            public String name() {
                return ((forename == null ? "" : forename) + " " + (surname == null ? "" : surname)).strip();
            }
        }

        /// Where they are and how they are reached; all of it is null where somebody shielded is among those that are
        /// looked at.
        public record Reached(
                @Nullable String address,
                @Nullable String postcode,
                @Nullable String phone,
                @Nullable String email) {

            static final Reached NOWHERE = new Reached(null, null, null, null);
        }

        public record Numbers(
                @Nullable String upn,
                @Nullable String nhsNumber,
                @Nullable String uln,
                @Nullable String councilId) {}
    }
}
