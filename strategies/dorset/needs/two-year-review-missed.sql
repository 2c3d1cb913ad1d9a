-- title: Two-year review missed
-- outcome: good-early-years
-- version: 3
-- rule: Is 31 months old or more, is on the health visitors' list, is not known to live outside the county, and had no review at
--   two to two and a half years.
-- ends: The review, a home outside the county, or the third birthday.
-- reads: health-birth from health-visiting; health-review from health-visiting
-- ages: 2 to 2
-- stands: until 36 months old
-- alert: no
-- in force: yes
select b.person_id, b.fact_id, b.path, b.path_person_id, b.path_since,
    (p.born_on + interval '31 months')::date as since, (p.born_on + interval '36 months')::date as stands_until
from health_birth b
join person p using (person_id)
where p.lives_here
  and p.born_on + interval '31 months' <= :told(health-visiting)
  and p.born_on + interval '36 months' > :today
  and not exists (
      select from health_review r
      where r.person_id = b.person_id and r.code = '2-2.5-year' and r.note = 'done')
