-- Every pupil's school years: a row for each year in which they were expected at school, with the school where they were
-- last. A year is named by the summer in which it ends; it begins with the week of 25 August. The sums of a census count
-- where it gives any; where it gives none, the marks of the weeks do. Somebody shielded shows no school; who has died or is
-- sealed is not here.
create view families.school_year_facts as
-- One row for each school first, by all cores and without sorting: most of all facts are here. Materialized, so that it is made
-- once: joined as it stands, each core made the whole of it. Sums of sums are numerics, which are slow, unless they are made ints
-- again.
with at_school as materialized (
    select
        f.record_id,
        2001 + ((f.starts_on - date '2000-08-25') * 4 + 3) / 1461 as year,
        f.setting_code,
        max(f.starts_on) filter (where f.kind = 2) as last_on,
        bool_or(f.kind = 2 and f.code = 'weeks') as marks,
        sum(case when f.kind = 2 then f.amount end)::int as possible,
        sum(case
            when f.kind <> 2 then 0
            when f.code = 'term' then coalesce(nullif(split_part(f.note, '/', 2), '')::int, 0)
                + coalesce(nullif(split_part(f.note, '/', 3), '')::int, 0)
            else split_part(f.note, '/', 1)::int end)::int as missed,
        (count(*) filter (where f.kind = 3))::int as suspensions,
        (count(*) filter (where f.kind = 4))::int as exclusions
    from partners.fact f
    where f.kind in (2, 3, 4)                 -- attendance, suspension, exclusion
      and f.withdrawn_delivery_id is null
      and (f.kind <> 2 or (f.amount > 0 and (f.code = 'weeks' or (f.code = 'term' and f.note not like '%//%'))))
    group by f.record_id, 2001 + ((f.starts_on - date '2000-08-25') * 4 + 3) / 1461, f.setting_code
)
select
    m.person_id,
    y.year,
    bool_or(p.shielded) as shielded,
    case when not bool_or(p.shielded) then
        (array_agg(y.setting_code order by y.last_on desc, y.record_id) filter (where y.setting_code is not null))[1]
        end as setting_code,
    bool_or(y.marks) as marks,
    sum(y.possible)::int as possible,
    sum(y.missed)::int as missed,
    max(y.suspensions)::int as suspensions,     -- two sources tell of the same ones
    max(y.exclusions)::int as exclusions
from (
    select
        record_id,
        year,
        max(last_on) as last_on,
        (array_agg(setting_code order by last_on desc, setting_code) filter (where last_on is not null))[1] as setting_code,
        bool_or(marks) as marks,
        sum(possible)::int as possible,
        sum(missed)::int as missed,
        sum(suspensions)::int as suspensions,
        sum(exclusions)::int as exclusions
    from at_school
    group by record_id, year
) y
join matching.member m on m.record_id = y.record_id
join families.person p on p.id = m.person_id
where p.died_on is null
group by m.person_id, y.year
having sum(y.possible) > 0;
