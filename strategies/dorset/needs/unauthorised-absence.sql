-- title: Unauthorised absence
-- outcome: good-education
-- version: 1
-- rule: Missed at least ten sessions without leave within the last ten weeks of school of which the register tells.
-- ends: Ten weeks after the last of these weeks.
-- reads: attendance from attendance
-- ages: 5 to 15
-- stands: 10 weeks
-- alert: within 10 weeks
-- in force: yes
with week as (
    select *, dense_rank() over (order by date_trunc('week', starts_on) desc) as back
    from attendance
    where possible > 0 and starts_on > :today - 150
), so_many as (
    select person_id, min(starts_on) as since
    from week
    where back <= 10 and unauthorised > 0
    group by person_id
    having sum(unauthorised) >= 10
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, s.since
from so_many s
join week w on w.person_id = s.person_id and w.back <= 10 and w.unauthorised > 0
