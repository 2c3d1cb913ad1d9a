package org.kith.families.build;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kith.access.Names;
import org.kith.database.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells the record of readings what people are called and to whom they belong.
@Repository
final class CalledAndRelated implements Names {

    private final JdbcClient jdbc;

    CalledAndRelated(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> personIds) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("""
                select id, concat_ws(' ', forename, surname) as name
                from families.person
                where id = any(:ids::uuid[])
                """).param("ids", Texts.of(personIds)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    @Override
    public Map<UUID, UUID> families(Collection<UUID> personIds) {
        var families = new HashMap<UUID, UUID>();
        jdbc.sql("""
                select person_id, family_id
                from families.family_member
                where main and person_id = any(:ids::uuid[])
                """).param("ids", Texts.of(personIds)).query(row -> {
            families.put(row.getObject("person_id", UUID.class), row.getObject("family_id", UUID.class));
        });
        return families;
    }

    @Override
    public Map<UUID, Set<String>> inFamilies(Collection<UUID> familyIds) {
        var names = new HashMap<UUID, Set<String>>();
        jdbc.sql("""
                select m.family_id, concat_ws(' ', p.forename, p.surname) as name
                from families.family_member m
                join families.person p on p.id = m.person_id
                where m.family_id = any(:ids::uuid[])
                """).param("ids", Texts.of(familyIds)).query(row -> {
            names.computeIfAbsent(row.getObject("family_id", UUID.class), _ -> new HashSet<>())
                    .add(row.getString("name"));
        });
        return names;
    }
}
