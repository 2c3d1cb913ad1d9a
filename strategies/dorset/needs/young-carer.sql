-- title: Young carer
-- outcome: family-relationships
-- version: 2
-- rule: The school census or a social care assessment within a year says that the child cares for somebody, and no plan stands now.
-- ends: A plan, or a year after the assessment or census.
-- reads: assessment from children-in-need; young-carer from school-census; legal-status from case-system
-- ages: 4 to 17
-- stands: 1 year
-- alert: no
-- in force: yes
select c.person_id, c.fact_id, c.path, c.path_person_id, c.path_since, c.starts_on as since,
    (c.starts_on + interval '1 year')::date as stands_until
from (
    select person_id, fact_id, path, path_person_id, path_since, starts_on
    from assessment
    where string_to_array(code, ',') @> array['7A']
    union all
    select person_id, fact_id, path, path_person_id, path_since, starts_on
    from young_carer
) c
where c.starts_on > :today - interval '1 year'
  and not exists (
      select from legal_status s where s.person_id = c.person_id and (s.ends_on is null or s.ends_on > :today))
