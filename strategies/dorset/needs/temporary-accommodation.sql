-- title: In temporary accommodation
-- outcome: secure-housing
-- version: 2
-- rule: The family is in temporary accommodation, by the child's own record, that of somebody at home with the child on the day
--   it began, or that of a case in which the child is named.
-- ends: Leaving it.
-- reads: temporary-accommodation from homelessness
-- ages: 0 to 17
-- stands: until leaving
-- alert: within 6 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since
from (
    select person_id, fact_id, path, path_person_id, path_since, starts_on, ends_on from temporary_accommodation
    union all
    select person_id, fact_id, path, path_person_id, path_since, starts_on, ends_on from temporary_accommodation_at_home
) stay
where ends_on is null or ends_on > :today
