-- title: Early help drifting
-- outcome: family-relationships
-- version: 4
-- rule: An episode of early help has been open for over a year, or the register tells of no review of it for over twelve weeks.
--   A review counts for its own episode alone.
-- ends: A review, if it has been open for less than a year; or its end.
-- reads: early-help from early-help; early-help-review from early-help
-- ages: 0 to 18
-- stands: until it is reviewed or ends
-- alert: no
-- in force: yes
with open_now as (
    select e.*, (e.starts_on + interval '1 year')::date as a_year_on, (
        select max(r.starts_on)
        from early_help_review r
        where r.person_id = e.person_id and r.starts_on >= e.starts_on
          and r.row_key is not distinct from e.row_key) as reviewed_on
    from early_help e
    where e.ends_on is null or e.ends_on > :told(early-help)
), drifting as (
    select *, least(a_year_on, coalesce(reviewed_on, starts_on) + 84) as since
    from open_now
    where a_year_on <= :told(early-help) or coalesce(reviewed_on, starts_on) + 84 < :told(early-help)
)
select person_id, fact_id, path, path_person_id, path_since, since
from drifting
union all
select r.person_id, r.fact_id, r.path, r.path_person_id, r.path_since, d.since
from drifting d
join early_help_review r on r.person_id = d.person_id and r.starts_on = d.reviewed_on
  and r.row_key is not distinct from d.row_key
