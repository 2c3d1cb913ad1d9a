-- title: Special needs not met
-- outcome: good-education
-- version: 5
-- rule: On SEN support, within a year suspended or kept on a part-time timetable (attendance code C2), and nobody has asked for an
--   education, health and care plan.
-- ends: A year after the last suspension or part-time week, or a request.
-- reads: sen-support from school-census; suspension from suspensions, school-census; attendance from attendance;
--   ehc-request from sen2; ehc-plan from sen2, send-inspection
-- ages: 4 to 18
-- stands: 1 year
-- alert: no
-- in force: yes
with happened as (
    select person_id, fact_id, path, path_person_id, path_since, starts_on
    from suspension
    where starts_on > :today - 365
    union all
    select person_id, fact_id, path, path_person_id, path_since, starts_on
    from attendance
    where part_time > 0 and starts_on > :today - 365
), unmet as (
    select h.person_id, min(h.starts_on) as since, max(h.starts_on) as last_on
    from happened h
    where exists (select from sen_support k where k.person_id = h.person_id and k.code = 'K')
      and not exists (select from ehc_request r where r.person_id = h.person_id)
      and not exists (select from ehc_plan p where p.person_id = h.person_id)
    group by h.person_id
)
select u.person_id, f.fact_id, f.path, f.path_person_id, f.path_since, u.since, u.last_on + 365 as stands_until
from unmet u
join (
    select person_id, fact_id, path, path_person_id, path_since from sen_support where code = 'K'
    union all
    select person_id, fact_id, path, path_person_id, path_since from happened
) f using (person_id)
