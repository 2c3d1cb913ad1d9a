package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.families.Person;
import org.kith.families.Told;
import org.kith.site.Dates;
import org.kith.site.Page;

/// Facts, newest first, each with where it comes from.
record TimelineBody(List<Line> lines) implements Page {

    TimelineBody {
        lines = List.copyOf(lines);
    }

    /// @param who whose it is, with a link to their page; null on a person's own page
    record Line(
            LocalDate on,
            String when,
            @Nullable String who,
            @Nullable String href,
            String words,
            From from,
            @Nullable String withdrawn) {

        /// Under a heading that names the year, its day alone.
        Line inItsYear() {
            return new Line(on, Dates.brief(on, on), who, href, words, from, withdrawn);
        }

        static Line of(Told told, Optional<Person> person, boolean receipts, LocalDate today) {
            return new Line(
                    told.on(),
                    Dates.brief(told.on(), today),
                    person.map(Person::called).orElse(null),
                    person.map(each -> "/people/" + each.id()).orElse(null),
                    told.words(),
                    From.of(told, receipts, today),
                    told.withdrawnOn() == null
                            ? null
                            : told.source() + ", withdrawn " + Dates.brief(told.withdrawnOn(), today)
                                    + ". No rule uses it.");
        }
    }
}
