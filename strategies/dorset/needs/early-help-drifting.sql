-- title: Early help drifting
-- outcome: family-relationships
-- version: 1
-- rule: An episode of early help has been open for over a year.
-- ends: Its end.
-- reads: early-help from early-help
-- ages: 0 to 18
-- stands: until it ends
-- alert: no
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, (starts_on + interval '1 year')::date as since
from early_help
where starts_on <= :today - interval '1 year' and (ends_on is null or ends_on > :today)
