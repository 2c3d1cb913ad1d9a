-- title: Severely absent
-- outcome: good-education
-- version: 1
-- rule: Missed at least half of the sessions in the latest term of which the register tells at least six weeks.
-- ends: A term in which less than half was missed.
-- reads: attendance from attendance
-- ages: 5 to 15
-- stands: 1 term
-- alert: within 6 weeks
-- in force: yes
with month as (
    select *, case when extract(month from starts_on + 4) >= 9 then date_trunc('year', starts_on + 4) + interval '8 months'
                   when extract(month from starts_on + 4) >= 4 then date_trunc('year', starts_on + 4) + interval '3 months'
                   else date_trunc('year', starts_on + 4) end as term
    from attendance
    where starts_on > :today - 240
), term as (
    select person_id, term, sum(possible) as possible, sum(missed) as missed, min(starts_on) filter (where missed > 0) as first_on,
        row_number() over (partition by person_id order by term desc) as back
    from month
    group by person_id, term
    having sum(possible) >= 60
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, t.first_on as since
from term t
join month w on w.person_id = t.person_id and w.term = t.term and w.possible > 0
where t.back = 1 and t.missed >= 0.5 * t.possible
