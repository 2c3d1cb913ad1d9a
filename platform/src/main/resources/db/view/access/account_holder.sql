-- As what each account holds grants, as its viewer does once signed in; nobody signs in while it is suspended.
create view access.account_holder as
select a.id as account_id, a.role, h.holder, a.suspended_at is not null as suspended
from access.account a
cross join unnest(array['user:' || a.id, 'worker:' || a.worker_email, 'zone:' || a.zone_code, 'setting:' || a.setting_code])
  as h (holder)
where a.closed_at is null
  and h.holder is not null;
