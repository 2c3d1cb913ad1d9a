-- title: Part-time timetable
-- outcome: good-education
-- version: 4
-- rule: Kept on a part-time timetable (attendance code C2) in more than six of the last nine weeks of school of which the pupil's
--   school has told.
-- ends: Weeks without it.
-- reads: attendance from attendance
-- ages: 5 to year 11
-- stands: until the timetable is full again
-- alert: no
-- in force: yes
with kept as (
    select person_id, min(starts_on) as since
    from attendance_week
    where weeks_back <= 9 and month_weeks_back <= 9 and part_time > 0
      and person_id in (select person_id from attendance where weeks_back <= 9 and part_time > 0)
    group by person_id
    having count(distinct starts_on) > 6
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, k.since
from kept k
join attendance_week w on w.person_id = k.person_id and w.weeks_back <= 9 and w.part_time > 0
