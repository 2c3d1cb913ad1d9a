-- title: First offence
-- outcome: crime-prevention
-- version: 2
-- rule: The first caution, outcome or order of youth justice that the youth justice service tells of.
-- ends: A year after it.
-- reads: youth-order from youth-justice
-- ages: 10 to 17
-- stands: 1 year
-- alert: within 10 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, first_on as since,
    (first_on + interval '1 year')::date as stands_until
from (
    select *, min(starts_on) over (partition by person_id) as first_on
    from youth_order
) o
where starts_on = first_on and first_on > :today - interval '1 year' and first_on <= :today
