-- title: Development concern
-- outcome: good-early-years
-- version: 1
-- rule: A health visitor's review within a year was below the cut-off in at least two areas.
-- ends: A year after the review.
-- reads: health-review from health-visiting
-- ages: 0 to 4
-- stands: 1 year
-- alert: within 6 weeks
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, starts_on as since
from health_review
where amount >= 2 and note = 'done' and starts_on > :today - interval '1 year'
