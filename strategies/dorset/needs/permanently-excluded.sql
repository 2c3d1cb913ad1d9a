-- title: Permanently excluded
-- outcome: good-education
-- version: 5
-- rule: Permanently excluded from school, and on no roll since.
-- ends: A place on a roll that began after the exclusion, or one at another school that goes on, told since, whenever it began.
-- reads: exclusion from suspensions, school-census; enrolment from school-census, school-rolls
-- ages: 4 to 16
-- stands: until on a roll again
-- alert: within 10 weeks
-- in force: yes
select e.person_id, e.fact_id, e.path, e.path_person_id, e.path_since, e.starts_on as since
from exclusion e
where not exists (
    select
    from enrolment r
    where r.person_id = e.person_id
      and r.note is distinct from 'guest'
      and (r.starts_on > e.starts_on
        or r.ends_on is null and r.setting_code is distinct from e.setting_code and r.told_on > e.starts_on))
