-- title: Not in education, employment or training
-- outcome: good-education
-- version: 6
-- rule: For at least four weeks not in education, employment or training, or nobody knows what the young person does: in the two school
--   years after year 11, and to 24 with an education, health and care plan.
-- ends: A destination.
-- reads: destination from after-16; ehc-plan from sen2
-- ages: 16 to 24
-- stands: until a destination is known
-- alert: within 8 weeks
-- in force: yes
with said as (
    select *, false as stands from destination_before
    union all
    select *, true from destination
), counted as (
    select *, code in ('540', '550', '610', '810') as idle,
        count(*) filter (where code not in ('540', '550', '610', '810')) over (
            partition by person_id order by told_on) as places
    from said
), unbroken as (                                      -- a newer file says the same again from a later day
    select *, min(starts_on) filter (where idle) over (partition by person_id, places) as from_on
    from counted
), idle as (
    select u.*, p.born_on >= y.began - interval '18 years' as young
    from unbroken u
    join person p using (person_id)
    cross join (select make_date(extract(year from :today - interval '8 months')::int, 9, 1) as began) y
    where stands and idle
      and ends_on is null
      and from_on <= :told(after-16) - 28
      and p.born_on < y.began - interval '16 years'
)
select person_id, fact_id, path, path_person_id, path_since, from_on as since
from idle
where young
union all
select i.person_id, f.fact_id, f.path, f.path_person_id, f.path_since, i.from_on
from idle i
cross join lateral (
    select i.fact_id, i.path, i.path_person_id, i.path_since
    union all
    select e.fact_id, e.path, e.path_person_id, e.path_since
    from ehc_plan e
    where e.person_id = i.person_id and e.code = 'plan' and (e.ends_on is null or e.ends_on > :today)
) f
where not i.young
  and exists (
      select from ehc_plan e
      where e.person_id = i.person_id and e.code = 'plan' and (e.ends_on is null or e.ends_on > :today))
