-- title: Off roll without a destination
-- outcome: good-education
-- version: 5
-- rule: Left a school within two years and at least fifteen school days before the newest day of which the school census tells, is
--   on no roll, and is not known to be educated elsewhere.
-- ends: A place on a roll, or on the register of home education; or two years after the school was left.
-- reads: enrolment from school-census, school-rolls; home-educated from home-education, send-inspection
-- ages: 5 to year 11
-- stands: 2 years
-- alert: within 26 weeks
-- in force: yes
with latest as (
    select distinct on (person_id) *
    from enrolment
    where ends_on is not null and note is distinct from 'guest'
    order by person_id, ends_on desc, starts_on desc
)
select l.person_id, l.fact_id, l.path, l.path_person_id, l.path_since, l.ends_on as since,
    (l.ends_on + interval '2 years')::date as stands_until
from latest l
where l.ends_on <= :today
  and l.ends_on > :today - interval '2 years'
  and (select count(*) from school_day where day > l.ends_on and day <= :told(school-census)) >= 15
  and not exists (                                  -- an older list of the school that was left says nothing
      select
      from enrolment r
      where r.person_id = l.person_id
        and r.note is distinct from 'guest'
        and (r.ends_on is null or r.ends_on > :today)
        and (r.setting_code is distinct from l.setting_code
          or r.source = l.source
          or r.starts_on > l.ends_on
          or r.told_on > l.told_on))
  and not exists (
      select from home_educated h
      where h.person_id = l.person_id and (h.ends_on is null or h.ends_on > :today))
