-- title: Parent's mental health
-- outcome: health
-- version: 2
-- rule: A social care assessment within a year found a concern about a parent's mental health, and no plan stands now.
-- ends: A plan, or a year after the assessment.
-- reads: assessment from children-in-need; legal-status from case-system
-- ages: 0 to 17
-- stands: 1 year
-- alert: no
-- in force: yes
select a.person_id, a.fact_id, a.path, a.path_person_id, a.path_since, a.starts_on as since,
    (a.starts_on + interval '1 year')::date as stands_until
from assessment a
where string_to_array(a.code, ',') @> array['4B']
  and a.starts_on > :today - interval '1 year'
  and not exists (
      select from legal_status s where s.person_id = a.person_id and (s.ends_on is null or s.ends_on > :today))
