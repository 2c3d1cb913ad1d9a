-- A source may send once more what it sent before another file came in its place, or nothing in two months: the same
-- bytes are another file then.
alter table partners.delivery
  -- how many deliveries of the same bytes stood before it
  add again int not null default 0;
drop index partners.delivery_once;
create unique index delivery_once on partners.delivery (source_id, sha256, again) where state in ('accepted', 'waiting');
