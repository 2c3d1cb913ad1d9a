package org.kith.families;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.matching.PersonId;

/// A fact about a person in words, with where it is written.
///
/// @param kind decides who may see it
/// @param setting the school that recorded it, if one did
/// @param withdrawnOn when its source took it back; it stays to be seen, struck through
/// @param lines how many lines of the file it stands in
/// @param behind what it is made of
public record Told(
        PersonId person,
        String fact,
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
        @Nullable LocalDate withdrawnOn,
        Behind behind) {

    /// The numbers of the facts that it says: more than one for the weeks of a term.
    public List<Long> facts() {
        return behind.facts();
    }

    /// The facts, and the records whose facts they are.
    ///
    /// @param source the source's name, of which [Told#source] is the title
    public record Behind(String source, List<Long> facts, List<Integer> records) {

        public Behind {
            facts = List.copyOf(facts);
            records = List.copyOf(records);
        }
    }
}
