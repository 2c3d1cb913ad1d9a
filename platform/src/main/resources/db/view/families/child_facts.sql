-- Every living child as figures and rules count them: where they live and go to school, and which of the strategy's groups
-- they are in today. Somebody shielded shows no place and no school; who is sealed is not here.
create view families.child_facts as
select
    p.id as person_id,
    extract(year from age(current_date, p.born_on))::int as age,
    p.sex,
    p.shielded,
    case when not p.shielded then p.zone_code end as zone_code,
    case when not p.shielded then p.pyramid end as pyramid,
    case when not p.shielded then c.area_code end as area_code,
    case when not p.shielded then p.setting_code end as setting_code,
    p.setting_code is not null as on_roll,
    c.area_code is not null as resident,              -- the home is in the county; otherwise it is elsewhere or not known
    p.home_id is null as home_unknown,
    p.family_id,
    coalesce(g.in_care, false) as in_care,
    coalesce(g.care_leaver, false) as care_leaver,
    coalesce(g.ehc_plan, false) as ehc_plan,
    coalesce(g.sen_support and not g.ehc_plan, false) as sen_support,
    coalesce(g.free_meals, false) as free_meals,
    coalesce(g.home_educated and p.setting_code is null, false) as home_educated,
    coalesce(g.activity in ('540', '550', '610'), false) as not_participating,
    coalesce(g.offending, false) as offending,
    coalesce(g.young_parent, false) as young_parent,
    coalesce(g.at_risk, false) as at_risk_of_harm,
    coalesce(w.workless, false) as workless_home,
    coalesce(e.traveller, false) as traveller
from families.person p
left join families.home h on h.id = p.home_id
left join partners.postcode c on c.postcode = replace(h.postcode, ' ', '')
left join (
    select
        m.person_id,
        bool_or(k.name = 'care-episode' or (k.name = 'legal-status' and f.code = 'looked-after')) as in_care,
        bool_or(k.name = 'care-leaver' or (k.name = 'legal-status' and f.code = 'care-leaver')) as care_leaver,
        bool_or((k.name = 'ehc-plan' and f.code = 'plan') or (k.name = 'sen-support' and f.code = 'E')) as ehc_plan,
        bool_or(k.name = 'sen-support' and f.code = 'K') as sen_support,
        bool_or(k.name = 'free-meals') as free_meals,
        bool_or(k.name = 'home-educated') as home_educated,
        (array_agg(f.code order by f.starts_on desc, f.id desc) filter (where k.name = 'destination'))[1] as activity,
        bool_or(k.name in ('offence', 'youth-order')) as offending,
        bool_or(k.name = 'young-parent') as young_parent,
        bool_or(k.name in ('protection-plan', 'section-47')
            or (k.name = 'legal-status' and f.code = 'child-protection')) as at_risk
    from partners.fact f
    join partners.fact_kind k on k.id = f.kind
    join matching.member m on m.record_id = f.record_id
    where f.kind <> 2                             -- attendance; without it no index finds the others
      and f.kind = any (array(
            select id
            from partners.fact_kind
            where name in ('care-episode', 'legal-status', 'care-leaver', 'ehc-plan', 'sen-support', 'free-meals', 'home-educated',
                'destination', 'offence', 'youth-order', 'young-parent', 'protection-plan', 'section-47')))
      and f.withdrawn_delivery_id is null
      and (f.starts_on is null or f.starts_on <= current_date)
      and (f.ends_on is null or f.ends_on > current_date
          or (k.name in ('offence', 'youth-order', 'section-47') and f.starts_on > current_date - 365)
          -- a yearly return is dated at the end of its year, comes after it, and is all that is known until the next
          or (k.name = 'care-leaver' and f.ends_on > current_date - interval '2 years'
              and f.ends_on >= (
                  select max(newest.ends_on)
                  from partners.fact newest
                  where newest.kind <> 2
                    and newest.kind = (select id from partners.fact_kind where name = 'care-leaver')
                    and newest.withdrawn_delivery_id is null)))
      and (k.name not in ('offence', 'youth-order', 'section-47') or f.starts_on > current_date - 365)
      and (k.name <> 'young-parent' or f.starts_on > current_date - 730)
      and (k.name <> 'protection-plan' or f.code is distinct from 'review')
    group by m.person_id
) g on g.person_id = p.id
left join (
    -- All grown people of the family claim a benefit and are out of work, as of the newest extract
    select a.family_id, bool_and(o.person_id is not null) as workless
    from families.family_member a
    left join (
        -- As an array: the planner knows nothing of how few claim, and would read who everybody is
        select distinct m.person_id
        from matching.member m
        where m.record_id = any (array(
            select f.record_id
            from partners.fact f
            where f.kind <> 2
              and f.kind = (select id from partners.fact_kind where name = 'out-of-work')
              and f.withdrawn_delivery_id is null))
    ) o on o.person_id = a.person_id
    where a.part <> 'child'
    group by a.family_id
) w on w.family_id = p.family_id
left join (
    select distinct m.person_id, true as traveller
    from partners.identity i
    join matching.member m on m.record_id = i.record_id
    where i.until_on is null
      and i.ethnicity in ('WIRT', 'WROM', 'Gypsy or Roma', 'Gypsy/Roma', 'Traveller of Irish heritage')
) e on e.person_id = p.id
where p.child and p.died_on is null and p.born_on <= current_date;
