package org.kith.families.search;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.kith.matching.PersonId;
import org.kith.matching.answers.KnownByNumber;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells `matching` who bears a number, as a search reads it.
@Repository
final class PeopleByNumber implements KnownByNumber {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PeopleByNumber(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<PersonId> bearing(String typed) {
        var numbers = Asked.of(typed, Dates.today(clock)).terms().stream()
                .filter(term -> term.startsWith("#"))
                .toArray(String[]::new);
        return numbers.length == 0
                ? List.of()
                : jdbc.sql("select id from families.person where terms @> :numbers::text[] order by id")
                        .param("numbers", numbers)
                        .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                        .list();
    }
}
