package org.kith.families;

import java.util.Collection;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.kith.matching.answers.ToldOfHomes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells `matching` whether where people are may stand on its pages: not where one of them has a home whose
/// address may not be told. Of somebody whom no build has described yet it is not known with whom they live.
@Repository
final class NoneShielded implements ToldOfHomes {

    private final JdbcClient jdbc;

    NoneShielded(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean of(Collection<PersonId> people) {
        return jdbc.sql("""
                select not exists (
                    select
                    from unnest(:people::uuid[]) as asked (id)
                    left join families.person p on p.id = asked.id
                    where p.shielded is not false
                      or exists (
                        select
                        from families.residence e
                        join families.home h on h.id = e.home_id
                        where e.person_id = p.id
                          and h.shielded))
                """)
                .param("people", Texts.of(people))
                .query(Boolean.class)
                .single();
    }
}
