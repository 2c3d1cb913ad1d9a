package org.kith.access.seals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What came of checking the record of readings against its seals.
///
/// @param readings how many are sealed
/// @param unsealed how many wait for the next seal; more than a few seconds' worth means that the sealer has stopped
/// @param sealedAt when the newest seal was made; null before the first
/// @param troubles what does not hold, the first of them in words; empty when the record is whole
/// @param checkedAt when this was found
public record SealCheck(
        long readings,
        long seals,
        long unsealed,
        @Nullable Instant sealedAt,
        List<String> troubles,
        Instant checkedAt) {

    public SealCheck {
        troubles = List.copyOf(troubles);
    }

    public boolean whole() {
        return troubles.isEmpty();
    }

    /// The state in a sentence: "The record is whole and sealed".
    public String heading() {
        if (!whole()) {
            return "The record of readings has been tampered with";
        }
        return seals == 0 ? "Nobody has looked at anybody yet" : "The record is whole and sealed";
    }

    /// "1,204 readings under 310 seals, the last one made on 23 November 2026 at 09:12."
    public String sentence() {
        if (sealedAt == null) {
            return "The first reading is sealed within seconds of being made.";
        }
        return Counts.of(readings, "reading", "readings") + " under " + Counts.of(seals, "seal", "seals")
                + ", the last one made on " + moment(sealedAt)
                + (unsealed == 0
                        ? "."
                        : "; " + Counts.of(unsealed, "reading waits", "readings wait") + " for the next.");
    }

    public String checked() {
        return "Checked on " + moment(checkedAt);
    }

    private static String moment(Instant instant) {
        var at = instant.atZone(Dates.HERE);
        return Dates.day(at.toLocalDate()) + " at " + Dates.clock(at.toLocalTime());
    }
}
