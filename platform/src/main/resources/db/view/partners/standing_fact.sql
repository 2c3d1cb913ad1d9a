-- What the sources say and have not taken back, with where it stands and when it came. Nothing behind an adoption barrier.
create view partners.standing_fact as
select
    f.id as fact_id,
    f.record_id,
    f.other_record_id,
    f.kind as kind_id,
    k.name as kind,
    k.kind_of_data,
    f.code,
    f.starts_on,
    f.ends_on,
    f.amount,
    f.note,
    f.setting_code,
    s.name as source,
    d.received_on
from partners.fact f
join partners.fact_kind k on k.id = f.kind
join partners.record r on r.id = f.record_id
join partners.source s on s.id = r.source_id
join partners.delivery d on d.id = f.delivery_id
where f.withdrawn_delivery_id is null
  and not r.sealed;
