-- title: Severely absent
-- outcome: good-education
-- version: 4
-- rule: Missed at least half of the sessions in the latest term of which the register tells at least six weeks.
-- ends: A term in which less than half was missed.
-- reads: attendance from attendance
-- ages: 5 to year 11
-- stands: 1 term
-- alert: within 6 weeks
-- in force: yes
with latest as (
    select distinct on (person_id) *
    from attendance_term
    where possible >= 60 and last_on > :today - 240
    order by person_id, term_on desc
)
select a.person_id, a.fact_id, a.path, a.path_person_id, a.path_since, t.first_missed_on as since
from latest t
join attendance a on a.person_id = t.person_id and a.starts_on between t.term_on and t.last_on and a.possible > 0
where t.missed >= 0.5 * t.possible
