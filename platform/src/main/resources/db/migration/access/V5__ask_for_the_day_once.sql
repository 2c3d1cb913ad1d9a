-- The day is asked for once and not for each grant, of which a zone has tens of thousands. "Is not true" instead of the
-- contrary: so written the planner expects most grants to stand, as they do.
create or replace view access.standing as
select holder, relation, person_id
from access.grant
where (from_on > (select (now() at time zone 'Europe/London')::date)) is not true
  and (until_on < (select (now() at time zone 'Europe/London')::date)) is not true
union all
select 'user:' || account_id, 'reason', person_id
from access.reason_given
where until > now()
union all
select 'user:' || account_id, 'found', person_id
from access.found
where until > now();
