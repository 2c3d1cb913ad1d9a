-- title: Home at risk
-- outcome: secure-housing
-- version: 2
-- rule: Within six months a notice seeking possession was served on somebody in the child's home, or the rent of the home was more
--   than eight weeks behind.
-- ends: Six months after the last notice or arrears.
-- reads: possession-notice from housing; rent-arrears from housing
-- ages: 0 to 17
-- stands: 6 months
-- alert: within 6 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since,
    (starts_on + interval '6 months')::date as stands_until
from possession_notice_at_home
where starts_on > :today - interval '6 months' and coalesce(note, '') <> 'withdrawn'
union all
select person_id, fact_id, path, path_person_id, path_since, starts_on, (starts_on + interval '6 months')::date
from rent_arrears_at_home
where amount > 8 and starts_on > :today - interval '6 months'
