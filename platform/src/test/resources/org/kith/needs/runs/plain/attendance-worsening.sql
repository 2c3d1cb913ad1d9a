-- title: Attendance worsening
-- outcome: good-education
-- version: 1
-- rule: Missed at least one session in ten over the last six weeks of school of which the register tells, and five in a hundred
--   more than over the twelve weeks before.
-- ends: Six weeks after the last of these weeks.
-- reads: attendance from attendance
-- ages: 5 to 15
-- stands: 6 weeks
-- alert: within 10 weeks
-- in force: yes
with missed_some as (
    select person_id
    from attendance
    where starts_on > :today - 150
    group by person_id
    having sum(missed) >= 3
), compared as (
    select person_id,
        sum(missed) filter (where weeks_back <= 6) / nullif(sum(possible) filter (where weeks_back <= 6), 0)::numeric as lately,
        sum(missed) filter (where weeks_back > 6) / nullif(sum(possible) filter (where weeks_back > 6), 0)::numeric as before,
        sum(missed) filter (where weeks_back <= 6) as lately_missed,
        min(starts_on) filter (where weeks_back <= 6 and missed > 0) as since,
        max(starts_on) filter (where weeks_back <= 6 and missed > 0) as last_on
    from missed_some
    join attendance_week using (person_id)
    where weeks_back <= 18
    group by person_id
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, c.since, c.last_on + 46 as stands_until
from compared c
join attendance_week w on w.person_id = c.person_id and w.weeks_back <= 6 and w.missed > 0
where c.lately_missed >= 3 and c.lately >= 0.1 and c.lately >= c.before + 0.05
