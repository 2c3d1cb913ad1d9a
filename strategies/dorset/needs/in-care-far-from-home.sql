-- title: In care, far from home
-- outcome: family-relationships
-- version: 1
-- rule: In the care of the council and placed twenty miles or more from home.
-- ends: A placement nearer home, or the end of care.
-- reads: care-episode from children-in-care
-- ages: 0 to 17
-- stands: until moved
-- alert: no
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since
from care_episode
where amount >= 20
  and starts_on <= :today
  and (ends_on is null or ends_on > :today)
