-- title: Goes missing
-- outcome: safe-from-harm
-- version: 5
-- rule: Reported missing twice within 90 days, the last time within six months. What begins while another is told
--   of, by the same source or another, is the same time. Being away without permission is not going missing.
-- ends: Six months after the last time.
-- reads: missing from police, children-in-care, safeguarding-dataset
-- ages: 0 to 17
-- stands: 6 months
-- alert: within 6 weeks
-- in force: yes
with told as (
    select *, max(greatest(starts_on, ends_on)) over (
        partition by person_id order by starts_on, fact_id
        rows between unbounded preceding and 1 preceding) as missing_until
    from missing
    where code is distinct from 'A'
), each as (
    select *, lag(starts_on) over (partition by person_id order by starts_on) as before
    from told
    where missing_until is null or starts_on > missing_until
), again as (
    select person_id, min(starts_on) as since, min(before) as from_on,
        (max(starts_on) + interval '6 months')::date as stands_until
    from each
    where starts_on - before <= 90 and starts_on > :today - interval '6 months'
    group by person_id
)
select m.person_id, m.fact_id, m.path, m.path_person_id, m.path_since, a.since, a.stands_until
from again a
join each m on m.person_id = a.person_id and m.starts_on >= a.from_on
