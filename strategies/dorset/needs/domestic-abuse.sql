-- title: Domestic abuse at home
-- outcome: safe-from-domestic-abuse
-- version: 4
-- rule: The police knew of two incidents within a year, or of one at high risk, at which the child was the victim or was
--   present, or whose victim lived in the child's home on that day.
-- ends: A year after the last incident at high risk, or after the last but one, when no other has come.
-- reads: domestic-abuse from police
-- ages: 0 to 17
-- stands: 1 year
-- alert: within 6 weeks
-- in force: yes
with incident as (
    select person_id, fact_id, starts_on, note, path, path_person_id, path_since
    from domestic_abuse
    where code in ('child-present', 'victim')
    union all
    select person_id, fact_id, starts_on, note, path, path_person_id, path_since
    from domestic_abuse_at_home
    where code = 'victim'
), lately as (
    select *,
        min(starts_on) filter (where note = 'HIGH') over (partition by person_id) as high_on,
        max(starts_on) filter (where note = 'HIGH') over (partition by person_id) as last_high_on,
        min(starts_on) over (partition by person_id) as first_on,
        max(starts_on) over (partition by person_id) as last_on
    from incident
    where starts_on > :today - interval '1 year' and starts_on <= :today
)
select person_id, fact_id, path, path_person_id, path_since,
    least(high_on, min(starts_on) filter (where starts_on > first_on) over (partition by person_id)) as since,
    (greatest(last_high_on, max(starts_on) filter (where starts_on < last_on) over (partition by person_id))
        + interval '1 year')::date as stands_until
from lately
where high_on is not null or first_on < last_on
