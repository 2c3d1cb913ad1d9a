-- Every pupil's school years: a row for each year in which they were expected at school, with the school where they were
-- last. A year is named by the summer in which it ends; it begins with the week of 25 August. The sums of a census count
-- where it gives any; where it gives none, the marks of the weeks do: never both, or a term would count twice. Somebody
-- shielded shows no school; who has died or is sealed is not here. It tells what `YearsAtSchool` summed up last.
create view families.school_year_facts as
select
    m.person_id,
    y.year,
    bool_or(p.shielded) as shielded,
    case when not bool_or(p.shielded) then
        (array_agg(y.setting_code order by y.last_on desc, y.record_id) filter (where y.setting_code is not null))[1]
        end as setting_code,
    sum(y.possible) is null as marks,
    coalesce(sum(y.possible), sum(y.possible_by_marks))::int as possible,
    (case when sum(y.possible) is null then sum(y.missed_by_marks) else sum(y.missed) end)::int as missed,
    max(y.suspensions)::int as suspensions,     -- two sources tell of the same ones
    max(y.exclusions)::int as exclusions
from (
    select
        record_id,
        year,
        max(last_on) as last_on,
        (array_agg(setting_code order by last_on desc, setting_code) filter (where last_on is not null))[1] as setting_code,
        (sum(possible) filter (where not marks))::int as possible,
        (sum(missed) filter (where not marks))::int as missed,
        (sum(possible) filter (where marks))::int as possible_by_marks,
        (sum(missed) filter (where marks))::int as missed_by_marks,
        sum(suspensions)::int as suspensions,
        sum(exclusions)::int as exclusions
    from families.year_at_school
    group by record_id, year
) y
join matching.member m on m.record_id = y.record_id
join families.person p on p.id = m.person_id
where p.died_on is null
group by m.person_id, y.year
having coalesce(sum(y.possible), sum(y.possible_by_marks)) > 0;
