-- title: Young parent
-- outcome: good-early-years
-- version: 1
-- rule: A mother who was under 20 when the child was born.
-- ends: The child's second birthday.
-- reads: health-birth from health-visiting
-- ages: 0 to 1
-- stands: until the second birthday
-- alert: within 10 weeks
-- in force: yes
select b.person_id, b.fact_id, b.path, b.path_person_id, b.path_since, child.born_on as since,
    (child.born_on + interval '2 years')::date as stands_until
from health_birth b
join person child on child.person_id = b.person_id
join person mother on mother.person_id = b.other_person_id
where mother.born_on > child.born_on - interval '20 years'
  and child.born_on > :today - interval '2 years'
