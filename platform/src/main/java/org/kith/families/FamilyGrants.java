package org.kith.families;

import org.kith.access.Grants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells `access` who stands in which relation to whom: the zone where a family lives, the school where
/// a child is on roll, whoever helps, and a parent with responsibility. A build does it, and whoever
/// adds accounts of parents.
@Component
public class FamilyGrants {

    private static final String WRITER = "families";

    private static final String REACHED = "person_id = any(array(select id from reached))";

    private static final String THEIRS_OF_ACCOUNTS = "select * from access.grant where holder like 'user:%'";

    /// Nobody shielded or dead is in a zone's lists; a family is in those of its own zone and of each in which a child
    /// of it lives. A school knows its own pupils, and who helps knows whom.
    /// A worker who helps one of a family stands so to the whole family, and to nobody in another home; who leads a
    /// child's help leads the other children's, and takes part in the adults', whose own lives it does not open.
    private static final String OF_FAMILIES = """
            select 'zone:' || f.zone_code as holder, 'in-zone' as relation, m.person_id, date '2000-01-01' as from_on,
              null::date as until_on
            from families.family f
            join families.family_member m on m.family_id = f.id
            where f.zone_code is not null
              and not f.shielded
              and not exists (select from families.person p where p.id = m.person_id and p.shielded)
            union all
            select distinct 'zone:' || h.zone_code, 'in-zone', m.person_id, date '2000-01-01', null::date
            from families.family f
            join families.family_member own on own.family_id = f.id and own.part = 'child' and own.main
            join families.person child on child.id = own.person_id
            join families.home h on h.id = child.home_id
            join families.family_member m on m.family_id = f.id
            where h.id <> f.home_id
              and h.zone_code is not null
              and h.zone_code is distinct from f.zone_code
              and not f.shielded
              and not child.shielded
              and not exists (select from families.person p where p.id = m.person_id and p.shielded)
            union all
            select 'setting:' || setting_code, 'on-roll', id, on_roll_from, null
            from families.person
            where setting_code is not null
              and on_roll_from is not null
              and died_on is null
            union all
            select 'setting:' || also_setting_code, 'on-roll', id, on_roll_from, null
            from families.person
            where also_setting_code is not null
              and on_roll_from is not null
              and died_on is null
            union all
            select 'worker:' || h.email,
              case when h.person_id = m.person_id or m.part = 'child' then h.relation else 'involved' end,
              m.person_id, min(coalesce(h.from_on, date '2000-01-01')), null
            from families.helper h
            join families.family_member own on own.person_id = h.person_id and own.main
            join families.family_member m on m.family_id = own.family_id
            where h.email is not null
            group by 1, 2, 3
            union all
            select 'worker:' || h.email, h.relation, h.person_id, min(coalesce(h.from_on, date '2000-01-01')), null
            from families.helper h
            where h.email is not null
              and not exists (select from families.family_member own where own.person_id = h.person_id and own.main)
            group by 1, 2, 3
            """;

    /// Few, and what keeps a parent apart may come from anywhere: they are looked at each time.
    private static final String OF_ACCOUNTS = """
            select 'user:' || a.id, 'self', a.person_id, date '2000-01-01', null
            from access.account a
            where a.person_id is not null
            union all
            select 'user:' || r.account_id, 'parent', r.one_person_id, date '2000-01-01', null::date
            from (
              select distinct a.id as account_id, r.one_person_id, r.other_person_id
              from access.account a
              join families.relationship r on r.other_person_id = a.person_id
              join families.person child on child.id = r.one_person_id
              where r.responsible
                and r.until_on is null
                and child.child
              offset 0) r -- few: whether each is kept apart is asked last
            where not families.kept_apart(r.one_person_id, r.other_person_id)
            """;

    private final Grants grants;

    FamilyGrants(Grants grants) {
        this.grants = grants;
    }

    @Transactional
    public Grants.Replaced replace() {
        return grants.replace(WRITER, OF_FAMILIES + " union all " + OF_ACCOUNTS);
    }

    /// The same for the accounts of parents alone.
    @Transactional
    public Grants.Replaced replaceOfAccounts() {
        return grants.replace(WRITER, OF_ACCOUNTS, THEIRS_OF_ACCOUNTS);
    }

    /// The same for those whom the table `reached` holds, and for accounts.
    @Transactional
    public Grants.Replaced replaceReached() {
        return grants.replace(
                WRITER,
                "select * from (" + OF_FAMILIES + ") as wanted (holder, relation, person_id, from_on, until_on) where "
                        + REACHED + " union all " + OF_ACCOUNTS,
                "select * from access.grant where " + REACHED + " union " + THEIRS_OF_ACCOUNTS);
    }
}
