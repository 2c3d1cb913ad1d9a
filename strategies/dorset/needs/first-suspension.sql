-- title: First suspension
-- outcome: good-education
-- version: 2
-- rule: Suspended from school for the first time that any source tells of.
-- ends: Two terms after it.
-- reads: suspension from suspensions, school-census
-- ages: 4 to 18
-- stands: 2 terms
-- alert: within 10 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since,
    (starts_on + interval '8 months')::date as stands_until
from (
    select *, min(starts_on) over (partition by person_id) as first_on
    from suspension
) s
where starts_on = first_on and first_on > :today - interval '8 months'
