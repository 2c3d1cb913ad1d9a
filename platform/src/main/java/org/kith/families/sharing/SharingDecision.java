package org.kith.families.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.matching.PersonId;

/// That somebody was asked to share what is held about a person, and what they decided.
///
/// @param person who the person is today; null where every record of theirs was forgotten since
/// @param corrects the entry in whose place it stands
/// @param correctedBy the entry that stands in its place
public record SharingDecision(
        long id,
        @Nullable PersonId person,
        Said said,
        Decided decided,
        @Nullable Long corrects,
        @Nullable Long correctedBy) {

    /// What was written down.
    public record Said(Asked asked, Answer answer, Detriment detriment, Told told) {}

    /// A request.
    ///
    /// @param by a role and an agency rather than a name
    public record Asked(String what, String by) {}

    public record Answer(boolean shared, LawfulBasis basis, String why) {

        public Answer {
            if (shared && basis == LawfulBasis.NONE) {
                throw new IllegalArgumentException("nothing is shared without a lawful basis");
            }
        }
    }

    /// The detriment test.
    ///
    /// @param byTelling whether asking or telling the family would put a child at risk
    /// @param bySilence whether not sharing would
    public record Detriment(boolean byTelling, boolean bySilence) {}

    /// Who knows of it besides whoever asked.
    ///
    /// @param who was told of it; empty: nobody
    /// @param whyNot why others, or nobody, were told
    public record Told(String who, String whyNot) {

        public Told {
            if (who.isEmpty() && whyNot.isEmpty()) {
                throw new IllegalArgumentException("somebody was told, or it is said why not");
            }
        }
    }

    public record Decided(UUID by, String name, Role role, Instant at) {}
}
