package org.kith.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.accounts.DemoPeople.Candidate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom the demonstration gives an account: real places and workers of the county that was made, all in
/// one zone, so that what one of them sees can be compared with what another does.
@Repository
final class DemoCast {

    private static final String COUNTY = "whole county";

    private final JdbcClient jdbc;

    DemoCast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A worker, and a mother whose children's help they lead and to whom something may be shown.
    private record Known(String email, UUID parent, String parentName) {}

    List<Candidate> candidates() {
        var cast = new ArrayList<Candidate>();
        var known = known();
        cast.addAll(practitioner(known.map(Known::email).orElse(null)));
        cast.addAll(schoolLead());
        cast.addAll(zoneManager());
        cast.add(Candidate.forTheCounty(Role.BOARD_MEMBER, "Ruth Calloway", COUNTY));
        cast.add(Candidate.forTheCounty(Role.GOVERNANCE_OFFICER, "Daniel Osei", COUNTY));
        cast.add(Candidate.forTheCounty(Role.ANALYST, "Priya Raman", COUNTY));
        cast.add(Candidate.forTheCounty(Role.ANALYST, "Marek Nowak", COUNTY));
        cast.addAll(known.map(each -> List.of(Candidate.parent(each.parentName(), each.parent())))
                .orElseGet(this::parent));
        return cast;
    }

    /// Of the workers who lead the help for most families, the first who knows a mother of two or more to whom
    /// something may be shown; in a county too small for that, of one.
    private Optional<Known> known() {
        return jdbc.sql("""
                        with worker as (
                          select h.email, count(distinct p.family_id) as families
                          from families.helper h
                          join families.person p on p.id = h.person_id
                          where h.relation = 'lead' and h.email is not null and p.child
                          group by h.email
                          order by families desc, h.email
                          limit 30
                        ),
                        led as (
                          select distinct w.email, w.families, child.id as child_id, parent.id as parent_id,
                            parent.forename || ' ' || parent.surname as parent_name
                          from worker w
                          join families.helper h on h.email = w.email and h.relation = 'lead'
                          join families.person child on child.id = h.person_id
                          join families.relationship r on r.one_person_id = child.id
                          join families.person parent on parent.id = r.other_person_id
                          where r.kind = 'mother' and r.responsible and not r.unsafe and r.until_on is null
                            and child.child and child.died_on is null and not child.shielded
                            and child.setting_code is not null
                            and child.home_id = parent.home_id
                          order by w.families desc, w.email, parent.id, child.id
                          limit 150
                        )
                        select email, parent_id, parent_name
                        from led
                        where not families.kept_apart(child_id, parent_id)
                        group by email, families, parent_id, parent_name
                        order by least(count(*), 2) desc, families desc, email, count(*) desc, parent_id
                        limit 1
                        """)
                .query((row, n) -> new Known(
                        row.getString("email"), row.getObject("parent_id", UUID.class), row.getString("parent_name")))
                .optional();
    }

    /// Whoever leads the help for most families, or the worker with this email.
    private List<Candidate> practitioner(@Nullable String email) {
        return jdbc.sql("""
                        select h.email, min(h.name) as name, coalesce(mode() within group (order by coalesce(o.name, h.agency)), 'early help') as agency
                        from families.helper h
                        join families.person p on p.id = h.person_id
                        left join partners.organisation o on o.code = h.agency
                        where h.relation = 'lead' and h.email is not null and p.child
                          and (:email::text is null or h.email = :email::text)
                        group by h.email
                        order by count(distinct p.family_id) desc, h.email
                        limit 1
                        """)
                .param("email", email)
                .query((row, n) ->
                        Candidate.practitioner(row.getString("name"), row.getString("agency"), row.getString("email")))
                .list();
    }

    /// The safeguarding lead of a school for which an alert waits, and of those of the one in which somebody is known
    /// to help most pupils.
    private List<Candidate> schoolLead() {
        return jdbc.sql("""
                        select s.code, s.name, coalesce(s.lead_name, 'Lucy Carter') as lead_name
                        from partners.setting s
                        join families.person p on p.setting_code = s.code
                        join families.helper h on h.person_id = p.id and h.relation = 'lead'
                        where s.until_on is null and s.kind = 'secondary'
                        group by s.code, s.name, s.lead_name
                        order by exists (select from needs.alert a where a.for_setting = s.code) desc,
                          count(distinct p.id) desc, s.code
                        limit 1
                        """)
                .query((row, n) ->
                        Candidate.schoolLead(row.getString("lead_name"), row.getString("name"), row.getString("code")))
                .list();
    }

    /// The manager of the zone with most families who are being helped.
    private List<Candidate> zoneManager() {
        return jdbc.sql("""
                        select z.code, z.name
                        from partners.zone z
                        join families.family f on f.zone_code = z.code
                        join families.person p on p.family_id = f.id
                        join families.helper h on h.person_id = p.id and h.relation = 'lead'
                        where z.until_on is null
                        group by z.code, z.name
                        order by count(distinct f.id) desc, z.code
                        limit 1
                        """)
                .query((row, n) -> Candidate.zoneManager("Helen Marsh", row.getString("name"), row.getString("code")))
                .list();
    }

    /// A mother with parental responsibility for two or more children whose family is being helped.
    private List<Candidate> parent() {
        return jdbc.sql("""
                        select parent.id, parent.forename || ' ' || parent.surname as name
                        from families.relationship r
                        join families.person child on child.id = r.one_person_id
                        join families.person parent on parent.id = r.other_person_id
                        join families.helper h on h.person_id = child.id and h.relation = 'lead'
                        where r.kind = 'mother' and r.responsible and not r.unsafe and r.until_on is null
                            and child.child and child.died_on is null and not child.shielded
                            and parent.died_on is null and not parent.shielded
                            and child.home_id = parent.home_id
                        group by parent.id
                        having count(distinct child.id) >= 2
                        order by count(distinct child.id) desc, parent.surname, parent.id
                        limit 1
                        """)
                .query((row, n) -> Candidate.parent(row.getString("name"), row.getObject("id", UUID.class)))
                .list();
    }
}
