package org.kith.families.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.kith.database.bulk.CopyOut;
import org.kith.families.build.DerivedTable.Standing;
import org.kith.families.build.Kept.Content;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what stood before a build.
@Repository
class WhatStood {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;

    WhatStood(JdbcOperations statements, JdbcClient jdbc) {
        this.statements = statements;
        this.jdbc = jdbc;
    }

    Before everybody() {
        var standing = new HashMap<String, Standing>();
        DerivedTables.TABLES
                .keySet()
                .forEach(name -> standing.put(name, DerivedTable.standing(statements, name, "true")));
        standing.put(DerivedTables.SPELLING, DerivedTable.standing(statements, DerivedTables.SPELLING, "true"));
        return new Before(localities(), families("true"), homes(), standing, null);
    }

    /// Of those whom something new reaches.
    ///
    /// @param contents of the tables
    Before of(Reached reached, Gathered gathered, Map<String, Content> contents) {
        var standing = new HashMap<String, Standing>();
        DerivedTables.TABLES.forEach(
                (name, where) -> standing.put(name, DerivedTable.standing(statements, name, where)));
        standing.put(DerivedTables.SPELLING, new Standing("true", reached.spellingsBefore()));
        var parts = partsOfNames(gathered);
        standing.put("name_part", new Standing("true", parts.standing()));
        return new Before(
                localities(),
                families("family_id in (select id from reached_family)"),
                Map.of(),
                standing,
                new Before.Some(reached, parts.now(), contents));
    }

    /// @param now those of all that came or went which somebody bears
    @SuppressWarnings("ArrayRecordComponent")
    private record Parts(Set<String> now, long[] standing) {}

    /// Parts of names that those who are reached bear now and did not, or bore; of these the ones that others bear.
    private Parts partsOfNames(Gathered gathered) {
        var bore = new HashSet<String>();
        CopyOut.each(statements, """
                select distinct term
                from families.person p, unnest(p.terms) term
                where p.id in (select id from reached) and term >= 'A' collate "C"
                """, row -> bore.add(row.said(1)));
        var bear = gathered.partsOfNames();
        var now = new HashSet<>(bear);
        now.removeAll(bore);
        bore.removeAll(bear);
        var either = new HashSet<>(now);
        either.addAll(bore);
        jdbc.sql("""
                select part
                from unnest(:parts::text[]) part
                where exists (
                  select
                  from families.person p
                  where p.terms @> array[part] and p.id not in (select id from reached))
                """).param("parts", bore.toArray(String[]::new)).query(row -> {
            now.add(row.getString(1));
        });
        var standing = LongStream.builder();
        jdbc.sql("select row_hash from families.name_part where part = any(:parts)")
                .param("parts", either.toArray(String[]::new))
                .query(row -> {
                    standing.add(row.getLong(1));
                });
        return new Parts(now, standing.build().sorted().toArray());
    }

    private Localities localities() {
        var localities = new Localities(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        statements.query("""
                select c.postcode, c.zone_code, a.pyramid
                from partners.postcode c
                left join partners.area a on a.code = c.area_code
                where c.zone_code is not null
                """, row -> {
            localities.zoneOfPostcode().put(row.getString(1), row.getString(2));
            localities.pyramidOfPostcode().put(row.getString(1), row.getString(3));
        });
        statements.query("select code, zone_code, pyramid from partners.setting", row -> {
            localities.zoneOfSetting().put(row.getString(1), row.getString(2));
            localities.pyramidOfSetting().put(row.getString(1), row.getString(3));
        });
        return localities;
    }

    private Map<UUID, UUID> families(String where) {
        var families = new HashMap<UUID, UUID>();
        CopyOut.each(
                statements,
                "select person_id, family_id from families.family_member where main and " + where,
                row -> families.put(row.uuid(1), row.uuid(2)));
        return families;
    }

    private Map<String, Integer> homes() {
        var homes = new HashMap<String, Integer>();
        CopyOut.each(statements, "select key, id from families.home", row -> homes.put(row.said(1), row.number4(2)));
        return homes;
    }
}
