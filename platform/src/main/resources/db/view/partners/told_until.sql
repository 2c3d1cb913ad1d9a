-- The last day of which each source told in any of its files.
create view partners.told_until as
select source_id, max(coalesce(covers_until, as_of)) as told_until
from partners.delivery
where state = 'accepted'
group by source_id;
