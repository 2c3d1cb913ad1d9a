-- title: Unauthorised absence
-- outcome: good-education
-- version: 4
-- rule: Missed at least ten sessions without leave within the last ten weeks of school of which the pupil's school has told.
-- ends: Ten weeks after the last of these weeks.
-- reads: attendance from attendance
-- ages: 5 to year 11
-- stands: 10 weeks
-- alert: within 10 weeks
-- in force: yes
with so_many as (
    select person_id, min(starts_on) as since, max(starts_on) as last_on
    from attendance_week
    where weeks_back <= 10 and month_weeks_back <= 10 and unauthorised > 0
      and person_id in (
          select person_id from attendance where weeks_back <= 10 group by person_id having sum(unauthorised) >= 10)
    group by person_id
    having sum(unauthorised) >= 10
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, s.since, s.last_on + 74 as stands_until
from so_many s
join attendance_week w on w.person_id = s.person_id and w.weeks_back <= 10 and w.unauthorised > 0
