-- Every correction with who the person is today and how it stands. None that speaks of a sealed record, and none that was asked
-- about somebody whose records end in an adoption: not for anyone, whatever became of the records since.
create view families.correction_now as
select
    c.id,
    p.id as person_id,
    c.asked_by,
    c.asked_by_name,
    c.asked_at,
    c.what,
    c.how_known,
    c.two_people,
    c.record_ids,
    c.version,
    coalesce(sent.source_id, c.source_id) as source_id,
    case last.step
        when 'sent' then 'sent'
        when 'taken-back' then 'taken-back'
        when 'put-right' then 'answered'
        when 'left' then 'answered'
        else 'waiting'
    end as state,
    last.at as stands_since
from families.correction c
join lateral (
    select m.person_id
    from matching.member m
    where m.record_id = any(c.record_ids)
    order by m.person_id = c.person_id desc, m.record_id
    limit 1) m on true
join families.person p on p.id = m.person_id
left join lateral (
    select s.step, s.at
    from families.correction_step s
    where s.correction_id = c.id and s.stands
    order by s.id desc
    limit 1) last on true
left join lateral (
    select s.source_id
    from families.correction_step s
    where s.correction_id = c.id and s.stands and s.step = 'sent'
    order by s.id desc
    limit 1) sent on true
where not exists (
    select
    from partners.record r
    where r.id = any(c.record_ids) and r.sealed)
  and not exists (
    select
    from matching.membership o
    join partners.record r on r.id = o.record_id
    where o.person_id = c.person_id and r.sealed);
