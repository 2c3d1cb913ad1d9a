-- title: No adult working
-- outcome: financial-stability
-- version: 1
-- rule: Every adult at home claims a benefit that began at least six months ago and is out of work.
-- ends: An adult in work.
-- reads: out-of-work from benefits; benefit from benefits
-- ages: 0 to 17
-- stands: 6 months
-- alert: no
-- in force: no, because being out of work says nothing about a child by itself; it may only be read with a second need.
with adult as (
    select l.person_id, l.other_person_id
    from lived_with l
    join person a on a.person_id = l.other_person_id and not a.child
    where l.until_on is null
), workless as (
    select a.person_id, max(w.starts_on) as since
    from adult a
    left join out_of_work w on w.person_id = a.other_person_id
      and exists (select from benefit b where b.person_id = w.person_id and b.starts_on <= :today - interval '6 months')
    group by a.person_id
    having bool_and(w.person_id is not null)
)
select h.person_id, h.fact_id, h.path, h.path_person_id, h.path_since, w.since
from workless w
join out_of_work_at_home h using (person_id)
