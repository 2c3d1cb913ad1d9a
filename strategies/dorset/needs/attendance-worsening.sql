-- title: Attendance worsening
-- outcome: good-education
-- version: 4
-- rule: Missed at least one session in ten, and three in all, over the last six weeks of school of which the pupil's school has told,
--   and five in a hundred more than over the twelve weeks before.
-- ends: Six weeks after the last of these weeks.
-- reads: attendance from attendance
-- ages: 5 to year 11
-- stands: 6 weeks
-- alert: within 10 weeks
-- in force: yes
with lately as (
    select person_id, sum(missed)::numeric / sum(possible) as share,
        min(starts_on) filter (where missed > 0) as since, max(starts_on) filter (where missed > 0) as last_on
    from attendance_week
    where weeks_back <= 6 and month_weeks_back <= 6
      and person_id in (
          select person_id from attendance where starts_on > :today - 150 group by person_id having sum(missed) >= 3)
    group by person_id
    having sum(missed) >= greatest(3, 0.1 * sum(possible))
), before as (
    select person_id, sum(missed)::numeric / sum(possible) as share
    from attendance_week
    where weeks_back between 7 and 18 and month_weeks_back <= 18
      and person_id in (select person_id from lately)
    group by person_id
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, l.since, l.last_on + 46 as stands_until
from lately l
join before b on b.person_id = l.person_id and l.share >= b.share + 0.05
join attendance_week w on w.person_id = l.person_id and w.weeks_back <= 6 and w.month_weeks_back <= 6 and w.missed > 0
