-- title: Asked again and again
-- outcome: family-relationships
-- version: 2
-- rule: Three contacts with children's social care within a year that led to no referral and no early help.
-- ends: A year after the first of the last three.
-- reads: contact from case-system
-- ages: 0 to 17
-- stands: 1 year
-- alert: within 6 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, third_on as since,
    (third_last_on + interval '1 year')::date as stands_until
from (
    select *, count(*) over (partition by person_id) as many,
        nth_value(starts_on, 3) over (
            partition by person_id order by starts_on, fact_id
            rows between unbounded preceding and unbounded following) as third_on,
        nth_value(starts_on, 3) over (
            partition by person_id order by starts_on desc, fact_id
            rows between unbounded preceding and unbounded following) as third_last_on
    from contact
    where code in ('no further action', 'information and advice')
      and starts_on > :today - interval '1 year'
) c
where many >= 3
