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
with week as (
    select *, dense_rank() over (order by date_trunc('week', starts_on) desc) as back
    from attendance
    where possible > 0 and starts_on > :today - 240
), compared as (
    select person_id,
        sum(missed) filter (where back <= 6) / nullif(sum(possible) filter (where back <= 6), 0)::numeric as lately,
        sum(missed) filter (where back between 7 and 18) / nullif(sum(possible) filter (where back between 7 and 18), 0)::numeric as before,
        min(starts_on) filter (where back <= 6 and missed > 0) as since
    from week
    where back <= 18
    group by person_id
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, c.since
from compared c
join week w on w.person_id = c.person_id and w.back <= 6 and w.missed > 0
where c.lately >= 0.1 and c.lately >= c.before + 0.05
