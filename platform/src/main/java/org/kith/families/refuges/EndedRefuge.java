package org.kith.families.refuges;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;

/// Somebody who is shielded since a stay in a refuge, or was, and what is known of it. Where the refuge was, and how it
/// is called, is not here.
///
/// @param shielded records that a refuge shields now; none where it was lifted
/// @param lifted records that the officer's answer shields no more
/// @param stays what sources say now, the newest first; none where they took it back
/// @param answers what the governance officer said, the newest first
public record EndedRefuge(
        PersonId person,
        String name,
        State state,
        List<Shielded> shielded,
        Set<Integer> lifted,
        List<Stay> stays,
        List<Answer> answers) {

    public EndedRefuge {
        shielded = List.copyOf(shielded);
        lifted = Set.copyOf(lifted);
        stays = List.copyOf(stays);
        answers = List.copyOf(answers);
    }

    /// Whether there is something to say.
    public enum State {
        /// A stay goes on, or a source asks that the address be kept: there is nothing to ask.
        STANDS,
        /// No source tells of a stay that goes on, and nobody has said what follows.
        ASKED,
        /// The officer has said it, of what is known now.
        ANSWERED
    }

    /// A record that a refuge shields.
    ///
    /// @param key in its source; null where it would tell a place
    /// @param receivedOn when the file came that set the shield
    public record Shielded(
            int record,
            String source,
            String title,
            @Nullable String key,
            LocalDate receivedOn) {}

    /// A stay as a source tells of it.
    ///
    /// @param content what it says, as a number that differs whenever that does
    public record Stay(
            int record,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate receivedOn,
            long content) {}

    public record Answer(boolean lifts, String why, String by, Instant at) {}

    /// The records about which an answer speaks.
    public Collection<Integer> records() {
        return Stream.of(
                        shielded.stream().map(Shielded::record),
                        lifted.stream(),
                        stays.stream().map(Stay::record))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /// The content of all that is known.
    public List<Long> known() {
        return stays.stream().map(Stay::content).sorted().toList();
    }

    /// Differs whenever something else is known, or somebody has answered.
    public String seen() {
        return Integer.toHexString(
                List.of(known(), records().stream().sorted().toList(), answers).hashCode());
    }

    /// When the last stay ended, as far as that is told.
    public @Nullable LocalDate overSince() {
        return stays.stream()
                .map(Stay::until)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }
}
