package org.kith.matching.answers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kith.matching.PersonId;
import org.kith.site.errors.NotHere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records as their sources describe them newest, by source. A sealed one is not here. Where one of those that are
/// looked at together is of somebody shielded, by a record of their own or by their home, none shows where its person
/// is nor how to reach them: another source's record may be of the same person.
@Repository
class DescribedRecords {

    private final JdbcClient jdbc;
    private final ToldOfHomes toldOfHomes;

    DescribedRecords(JdbcClient jdbc, ToldOfHomes toldOfHomes) {
        this.jdbc = jdbc;
        this.toldOfHomes = toldOfHomes;
    }

    static Pair.Described present(Map<Integer, Pair.Described> described, int record) {
        var description = described.get(record);
        if (description == null) {
            throw new NotHere();
        }
        return description;
    }

    Map<Integer, Pair.Described> described(Collection<Integer> records) {
        var described = new LinkedHashMap<Integer, Pair.Described>();
        jdbc.sql("""
                select r.id, m.person_id, s.title, d.received_on, i.forename, i.middle_names, i.surname, i.born_on, i.sex,
                  i.address, i.postcode, i.upn, i.nhs_number, i.uln, i.council_id, i.phone, i.email, i.role,
                  bool_or(exists (
                    select
                    from matching.member own
                    join partners.record of on of.id = own.record_id
                    where own.person_id = m.person_id
                      and of.shielded)) over () as shielded
                from partners.record r
                join partners.source s on s.id = r.source_id
                join lateral (
                  select *
                  from partners.identity i
                  where i.record_id = r.id
                  order by i.until_on desc nulls first, i.from_on desc, i.delivery_id desc, i.line desc
                  limit 1) i on true
                join partners.delivery d on d.id = i.delivery_id
                join matching.member m on m.record_id = r.id
                where r.id = any(:records)
                  and r.id not in (select record_id from matching.sealed_record)
                order by s.title, r.id
                """).param("records", records.toArray(Integer[]::new)).query(row -> {
            described.put(
                    row.getInt("id"),
                    new Pair.Described(
                            row.getInt("id"),
                            new PersonId(row.getObject("person_id", UUID.class)),
                            new Pair.Described.Told(
                                    row.getString("title"), row.getObject("received_on", LocalDate.class)),
                            new Pair.Described.Called(
                                    row.getString("forename"),
                                    row.getString("middle_names"),
                                    row.getString("surname"),
                                    row.getObject("born_on", LocalDate.class),
                                    row.getString("sex"),
                                    row.getString("role")),
                            row.getBoolean("shielded")
                                    ? Pair.Described.Reached.NOWHERE
                                    : new Pair.Described.Reached(
                                            row.getString("address"),
                                            row.getString("postcode"),
                                            row.getString("phone"),
                                            row.getString("email")),
                            new Pair.Described.Numbers(
                                    row.getString("upn"),
                                    row.getString("nhs_number"),
                                    row.getString("uln"),
                                    row.getString("council_id"))));
        });
        var people = described.values().stream()
                .map(Pair.Described::person)
                .distinct()
                .toList();
        if (!toldOfHomes.of(people)) {
            described.replaceAll((_, record) -> record.nowhere());
        }
        return described;
    }
}
