-- title: Special needs not met
-- outcome: good-education
-- version: 1
-- rule: On SEN support, suspended within a year, and nobody has asked for an education, health and care plan.
-- ends: A year after the last suspension, or a request.
-- reads: sen-support from school-census; suspension from suspensions, school-census; ehc-request from sen2; ehc-plan from sen2
-- ages: 4 to 18
-- stands: 1 year
-- alert: no
-- in force: yes
with unmet as (
    select s.person_id, max(s.starts_on) as since
    from suspension s
    where s.starts_on > :today - 365
      and exists (select from sen_support k where k.person_id = s.person_id and k.code = 'K')
      and not exists (select from ehc_request r where r.person_id = s.person_id)
      and not exists (select from ehc_plan p where p.person_id = s.person_id)
    group by s.person_id
)
select u.person_id, f.fact_id, f.path, f.path_person_id, f.path_since, u.since
from unmet u
join (
    select person_id, fact_id, path, path_person_id, path_since from sen_support where code = 'K'
    union all
    select person_id, fact_id, path, path_person_id, path_since from suspension where starts_on > :today - 365
) f using (person_id)
