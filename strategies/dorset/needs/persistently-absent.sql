-- title: Persistently absent
-- outcome: good-education
-- version: 4
-- rule: Missed at least one session in ten in each of the last two terms of which the register tells at least six weeks, the later
--   of them within four months.
-- ends: A term in which fewer than one session in ten was missed, or four months after the later term.
-- reads: attendance from attendance
-- ages: 5 to year 11
-- stands: until a term in which fewer than one session in ten was missed
-- alert: no
-- in force: yes
with term as (
    select *, row_number() over (partition by person_id order by term_on desc) as back
    from attendance_term
    where possible >= 60
), both_terms as (
    select person_id, min(term_on) as from_on, max(last_on) filter (where back = 2) as since,
        (max(last_on) + interval '4 months')::date as stands_until
    from term
    where back <= 2
    group by person_id
    having count(*) = 2 and bool_and(missed >= 0.1 * possible)
        and max(last_on) > :today - interval '4 months'
)
select a.person_id, a.fact_id, a.path, a.path_person_id, a.path_since, b.since, b.stands_until
from both_terms b
join attendance a on a.person_id = b.person_id and a.starts_on >= b.from_on and a.possible > 0
