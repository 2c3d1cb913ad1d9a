package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.families.Person;
import org.kith.families.Told;
import org.kith.families.UsesFacts;
import org.kith.site.Dates;
import org.kith.site.Page;

/// Facts, newest first, each with where it comes from.
record TimelineBody(List<Line> lines) implements Page {

    TimelineBody {
        lines = List.copyOf(lines);
    }

    TimelineBody usedBy(Map<Long, List<UsesFacts.Use>> uses) {
        return new TimelineBody(Line.usedBy(lines, uses));
    }

    /// @param facts their numbers
    /// @param who whose it is, with a link to their page; null on a person's own page
    /// @param uses what the same page says that rests on it
    record Line(
            List<Long> facts,
            LocalDate on,
            String when,
            @Nullable String who,
            @Nullable String href,
            String words,
            From from,
            @Nullable String withdrawn,
            List<UsesFacts.Use> uses) {

        Line {
            facts = List.copyOf(facts);
            uses = List.copyOf(uses);
        }

        /// Under a heading that names the year, its day alone.
        Line inItsYear() {
            return new Line(facts, on, Dates.brief(on, on), who, href, words, from, withdrawn, uses);
        }

        static List<Line> usedBy(List<Line> lines, Map<Long, List<UsesFacts.Use>> uses) {
            return lines.stream().map(line -> line.usedBy(uses)).toList();
        }

        private Line usedBy(Map<Long, List<UsesFacts.Use>> by) {
            var of = facts.stream()
                    .flatMap(fact -> by.getOrDefault(fact, List.of()).stream())
                    .distinct()
                    .toList();
            return of.isEmpty() ? this : new Line(facts, on, when, who, href, words, from, withdrawn, of);
        }

        static Line of(Told told, Optional<Person> person, boolean receipts, LocalDate today) {
            return new Line(
                    told.facts(),
                    told.on(),
                    Dates.brief(told.on(), today),
                    person.map(Person::called).orElse(null),
                    person.map(each -> "/people/" + each.id()).orElse(null),
                    told.words(),
                    From.of(told, receipts, today),
                    told.withdrawnOn() == null
                            ? null
                            : told.source() + ", withdrawn " + Dates.brief(told.withdrawnOn(), today),
                    List.of());
        }
    }
}
