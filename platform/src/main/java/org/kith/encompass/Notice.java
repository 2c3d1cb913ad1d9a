package org.kith.encompass;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;

/// A notice that was addressed to a school about one of its pupils.
///
/// @param yearGroup the pupil's national curriculum year, as the school writes it
/// @param happenedOn the day of the incident at which the pupil was
/// @param toldOn the day on which the school was told; null where the notice does not say
/// @param source the title of the source that brought it
/// @param receivedOn the day on which its file came
/// @param loadedAt when it was first here to be read
public record Notice(
        PersonId pupil,
        String name,
        @Nullable String yearGroup,
        LocalDate happenedOn,
        @Nullable LocalDate toldOn,
        String source,
        LocalDate receivedOn,
        Instant loadedAt) {}
