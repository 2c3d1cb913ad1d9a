-- A file sent again is held against what stands of the kinds that it may tell of, and names people by the aliases of its
-- own return: each delivery notes both, so that the rest need not be fetched. And whom it described as they were on its
-- day: what an older file says of them is no news, even where the later one only said again what stood.
alter table partners.delivery
  -- of all that it brought but attendance of some day, rows that wait for their person included
  add kinds smallint[] not null default '{}',
  -- what its aliases begin with; nothing is known of it where it came before this
  add alias_scope text,
  -- records; nothing is known of it where it came before this
  add described int[];
alter table partners.delivery alter described set storage external;

update partners.delivery d
set kinds = told.kinds
from (
  select delivery_id, array_agg(kind) as kinds
  from (
    select delivery_id, kind
    from partners.fact
    where kind <> 2 or starts_on is null
    union
    select w.delivery_id, (fact ->> 'kind')::smallint
    from partners.waiting_row w
    cross join jsonb_array_elements(w.said -> 'facts') fact) of_a_kind
  group by delivery_id) told
where told.delivery_id = d.id;
