-- title: Not in education, employment or training
-- outcome: good-education
-- version: 1
-- rule: For at least four weeks not in education, employment or training, or nobody knows what the young person does.
-- ends: A destination.
-- reads: destination from after-16
-- ages: 16 to 18
-- stands: until a destination is known
-- alert: within 8 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since
from destination
where code in ('540', '550', '610', '810')
  and ends_on is null
  and starts_on <= :today - 28
