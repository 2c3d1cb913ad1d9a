-- A file without the column says nothing of shields, and one of an older day nothing against what was said since: of
-- those whom a delivery described, it said whether their addresses may be told, or of nobody.
alter table partners.delivery
  -- nothing is known of it where it came before this
  add tells_of_shields boolean;

-- An address that may not be told had been taken for a refuge's, which a person alone lifts.
update partners.shield s
set reason = 'confidential-address'
where s.reason = 'refuge'
  and exists (
    select
    from partners.fact f
    where f.record_id = s.record_id
      and f.kind = 58
      and f.code = 'confidential-address')
  and not exists (
    select
    from partners.fact f
    where f.record_id = s.record_id
      and (f.kind = 58 and f.code = 'refuge' or f.kind = 33 and partners.tells_of_refuge(f.code)));
