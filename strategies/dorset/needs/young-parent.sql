-- title: Young parent
-- outcome: good-early-years
-- version: 2
-- rule: A mother or father, as health visiting or social care name them, was under 20 when the child was born. A parent with whom
--   contact is not safe is left out.
-- ends: The child's second birthday.
-- reads: health-birth from health-visiting; relationship from case-system
-- ages: 0 to 1
-- stands: until the second birthday
-- alert: within 10 weeks
-- in force: yes
with unsafe as (
    select distinct person_id, other_person_id
    from relationship
    where note like '%no-contact%' and (ends_on is null or ends_on > :today)
), named as (
    select person_id, fact_id, path, path_person_id, path_since, other_person_id, true as by_health
    from health_birth
    union all
    select person_id, fact_id, path, path_person_id, path_since, other_person_id, false
    from relationship
    where code in ('mother', 'father', 'parent')
      and (ends_on is null or ends_on > :today)
), young as (
    select n.*, child.born_on, bool_or(n.by_health) over (partition by n.person_id) as health_says_so
    from named n
    join person child on child.person_id = n.person_id
    join person parent on parent.person_id = n.other_person_id
    where parent.born_on > child.born_on - interval '20 years'
      and child.born_on > :today - interval '2 years'
      and not exists (
          select from unsafe u
          where u.person_id = n.person_id and u.other_person_id = n.other_person_id)
)
select person_id, fact_id, path, path_person_id, path_since, born_on as since,
    (born_on + interval '2 years')::date as stands_until
from young
where by_health or not health_says_so                  -- what social care says besides would hide it from others
