-- title: Plan ended without help
-- outcome: safe-from-harm
-- version: 4
-- rule: A child in need or protection plan closed at least 30 days ago and within six months, and for the last 30 days nobody known
--   to social care, early help or the voluntary sector's returns has been helping.
-- ends: Somebody helps, or six months have passed since the plan closed.
-- reads: legal-status from case-system; involvement from case-system, early-help, safeguarding-dataset;
--   early-help from early-help, safeguarding-dataset; voluntary-help from voluntary
-- ages: 0 to 17
-- stands: 6 months
-- alert: within 12 weeks
-- in force: yes
select c.person_id, c.fact_id, c.path, c.path_person_id, c.path_since, c.ends_on as since
from legal_status c
where c.code in ('child-in-need', 'child-protection')
  and c.ends_on <= :told(case-system) - 30
  and c.ends_on > :today - interval '6 months'
  and not exists (                                  -- a plan that closed later has a need of its own
      select from legal_status s
      where s.person_id = c.person_id and s.fact_id <> c.fact_id and s.starts_on <= :today
        and (s.ends_on is null
          or s.ends_on > :told(case-system) - 30
          or s.ends_on > c.ends_on and s.code in ('child-in-need', 'child-protection')))
  and not exists (
      select from involvement i
      where i.person_id = c.person_id and i.code is distinct from 'SEN case officer'
        and (i.ends_on is null or i.ends_on > :told(case-system) - 30))
  and not exists (
      select from early_help e
      where e.person_id = c.person_id and (e.ends_on is null or e.ends_on > :told(case-system) - 30))
  and not exists (
      select from voluntary_help v
      where v.person_id = c.person_id and (v.ends_on is null or v.ends_on > :told(case-system) - 30))
