package org.kith.families.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.families.Origin;
import org.kith.matching.PersonId;
import org.kith.site.words.Counts;

/// A fact about a person in words, with where it is written.
///
/// @param kind decides who may see it
/// @param setting the school that recorded it, if one did
/// @param withdrawnOn when its source took it back; it stays to be seen, struck through
/// @param said where, and `lines` in how many lines of that file
/// @param behind what it is made of
public record Told(
        PersonId person,
        String fact,
        KindOfData kind,
        LocalDate on,
        String words,
        Origin said,
        Instant loadedAt,
        int lines,
        @Nullable String setting,
        @Nullable LocalDate withdrawnOn,
        Behind behind) {

    /// The numbers of the facts that it says: more than one for the weeks of a term.
    public List<Long> facts() {
        return behind.facts();
    }

    /// The same, with earlier terms of which as little is said.
    Told withEarlier(List<Told> terms) {
        if (terms.isEmpty()) {
            return this;
        }
        var all =
                Stream.concat(Stream.of(this), terms.stream()).map(Told::behind).toList();
        return new Told(
                person,
                fact,
                kind,
                on,
                words + ", nor of " + Counts.of(terms.size(), "term", "terms") + " before",
                said,
                loadedAt,
                lines,
                setting,
                withdrawnOn,
                new Behind(
                        behind.source(),
                        all.stream().flatMap(each -> each.facts().stream()).toList(),
                        all.stream()
                                .flatMap(each -> each.records().stream())
                                .distinct()
                                .toList()));
    }

    /// The facts, and the records whose facts they are.
    ///
    /// @param source the source's name, of which [Origin#title] is the title
    public record Behind(String source, List<Long> facts, List<Integer> records) {

        public Behind {
            facts = List.copyOf(facts);
            records = List.copyOf(records);
        }
    }
}
