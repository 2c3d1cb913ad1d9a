package org.kith.families;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.matching.PersonId;

/// A fact about a person in words, with where it is written.
///
/// @param facts the numbers of the facts that it says: more than one for the weeks of a term
/// @param kind decides who may see it
/// @param setting the school that recorded it, if one did
/// @param withdrawnOn when its source took it back; it stays to be seen, struck through
/// @param lines how many lines of the file it stands in
public record Told(
        PersonId person,
        List<Long> facts,
        KindOfData kind,
        LocalDate on,
        String words,
        String source,
        int delivery,
        LocalDate receivedOn,
        Instant loadedAt,
        int line,
        int lines,
        @Nullable String setting,
        @Nullable LocalDate withdrawnOn) {

    public Told {
        facts = List.copyOf(facts);
    }
}
