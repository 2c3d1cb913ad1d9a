package org.kith.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.UserId;
import org.kith.matching.PersonId;

/// A need that was found early in an episode, told to whoever leads the help or, where its sources pass
/// it on to them, takes part in it; or else to the child's school where it may know, or else to the zone's
/// manager. It is no referral.
///
/// @param found the finding that it tells of; it stands in no address
/// @param to whom it was told
/// @param answered null while nobody has answered
public record Alert(
        UUID id,
        long found,
        PersonId person,
        String rule,
        String title,
        To to,
        LocalDate raisedOn,
        @Nullable Answered answered) {

    /// Whom it was told: a worker, or a school's safeguarding lead.
    ///
    /// @param name of the worker or the school; null where neither is known any more
    /// @param phone as they publish it
    public record To(
            @Nullable String email,
            @Nullable String setting,
            @Nullable String name,
            @Nullable String lead,
            @Nullable String phone) {

        /// The child has neither a worker nor a school that may know of it: it is the zone manager's from
        /// the first day, where that role may.
        public boolean nobody() {
            return email == null && setting == null;
        }
    }

    /// The answer that stands.
    ///
    /// @param account whose it is, since two people may bear one name; null where that is not known
    public record Answered(Reply reply, String by, @Nullable UserId account, Instant at) {}

    /// What may be answered.
    public enum Reply {
        SEEN("Seen"),
        ACTING("Acting on it"),
        NOT_SO("It is not so");

        private final String words;

        Reply(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// As tables have it: `not so`.
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Reply of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
