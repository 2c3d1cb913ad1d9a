-- title: Persistently absent
-- outcome: good-education
-- version: 1
-- rule: Missed at least one session in ten in each of the last two terms of which the register tells at least six weeks.
-- ends: A term in which fewer than one session in ten was missed.
-- reads: attendance from attendance
-- ages: 5 to 15
-- stands: until a term in which fewer than one session in ten was missed
-- alert: no
-- in force: yes
with month as (
    select *, case when extract(month from starts_on + 4) >= 9 then date_trunc('year', starts_on + 4) + interval '8 months'
                   when extract(month from starts_on + 4) >= 4 then date_trunc('year', starts_on + 4) + interval '3 months'
                   else date_trunc('year', starts_on + 4) end as term
    from attendance
    where starts_on > :today - 400
), term as (
    select person_id, term, sum(possible) as possible, sum(missed) as missed, max(ends_on) as last_on,
        row_number() over (partition by person_id order by term desc) as back
    from month
    group by person_id, term
    having sum(possible) >= 60
), both_terms as (
    select person_id, min(term) as from_term, max(last_on) filter (where back = 2) as since,
        max(last_on) as last_on
    from term
    where back <= 2
    group by person_id
    having count(*) = 2 and bool_and(missed >= 0.1 * possible)
)
select w.person_id, w.fact_id, w.path, w.path_person_id, w.path_since, b.since, (b.last_on + interval '4 months')::date as stands_until
from both_terms b
join month w on w.person_id = b.person_id and w.term >= b.from_term and w.possible > 0
where b.last_on > :today - interval '4 months'
