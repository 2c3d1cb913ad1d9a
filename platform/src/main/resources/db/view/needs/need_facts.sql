-- Every need that stands or stood, with where the person lives and goes to school: the one definition behind list, figure
-- and export. Nobody who has died and no sealed record; somebody shielded shows no place.
create view needs.need_facts as
select
    f.id as found_id,
    r.name as rule_name,
    r.title,
    r.outcome,
    f.person_id,
    p.family_id,
    case when not p.shielded then p.zone_code end as zone_code,
    case when not p.shielded then p.pyramid end as pyramid,
    case when not p.shielded then p.setting_code end as setting_code,
    case when not p.shielded then c.area_code end as area_code,
    f.since,
    f.found_on,
    f.ended_on,
    f.ended_why,
    f.unconfirmed_since,
    f.stands_until,
    f.received_on,
    f.kinds,
    f.sources,
    f.settings
from needs.found f
join needs.rule r on r.id = f.rule_id
join families.person p on p.id = f.person_id
left join families.home h on h.id = p.home_id
left join partners.postcode c on c.postcode = replace(h.postcode, ' ', '')
where p.died_on is null;

-- Whose an answer is today: whoever holds most of the records that it was given for.
create view needs.answer_now as
select distinct on (a.id)
    a.id, a.rule_name, m.person_id, a.kind, a.why, a.by_account, a.by_name, a.at
from needs.answer a
cross join unnest(a.record_ids) as given (record_id)
join matching.member m on m.record_id = given.record_id
where a.withdrawn_at is null
group by a.id, m.person_id
order by a.id, count(*) desc, (m.person_id = a.person_id) desc, m.person_id;
