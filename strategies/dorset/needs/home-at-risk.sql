-- title: Home at risk
-- outcome: secure-housing
-- version: 3
-- rule: Within six months a notice seeking possession was served on somebody in the child's home and not withdrawn, or a file said
--   that the rent of the home was more than eight weeks behind. It began with the first of the files that said so one after the
--   other.
-- ends: Six months after the last notice, or the last file that said so.
-- reads: possession-notice from housing; rent-arrears from housing
-- ages: 0 to 17
-- stands: 6 months
-- alert: within 6 weeks
-- in force: yes
with file as (
    select starts_on, row_number() over (order by starts_on) as place
    from (select distinct starts_on from rent_arrears) as one
), behind as (
    select a.*, f.place - dense_rank() over (partition by a.person_id order by f.place) as unbroken
    from rent_arrears_at_home a
    join file f using (starts_on)
    where a.amount > 8
), since_first as (
    select *, min(starts_on) over (partition by person_id, unbroken) as first_on
    from behind
)
select person_id, fact_id, path, path_person_id, path_since, starts_on as since,
    (starts_on + interval '6 months')::date as stands_until
from possession_notice_at_home
where starts_on > :today - interval '6 months' and lower(coalesce(note, '')) <> 'withdrawn'
union all
select person_id, fact_id, path, path_person_id, path_since, first_on, (starts_on + interval '6 months')::date
from since_first
where starts_on > :today - interval '6 months'
