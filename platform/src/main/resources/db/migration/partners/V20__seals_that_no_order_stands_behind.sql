-- Each step towards an adoption, and each earlier guardianship, had sealed a record whose child is in care (decision 0084). Where
-- no file that came told of an order, the seal becomes the shield of a placement. A layout of a partnership's own may seal without
-- a fact: beside one, seals stay.
with lifted as (
    update partners.shield s
    set reason = 'placement'
    from partners.delivery d
    where d.id = s.delivery_id
      and s.reason = 'adoption'
      and exists (select from partners.fact f where f.record_id = s.record_id and f.kind = 24)
      and not exists (
        select
        from partners.fact f
        join partners.delivery by on by.id = f.delivery_id
        where f.record_id = s.record_id
          and f.kind = 24
          and (f.code = 'adopted' or f.code = 'decided' and by.layout like 'ssda903%'))
      and not exists (
        select
        from partners.delivery other
        where other.source_id = d.source_id
          and other.layout not like 'ssda903%'
          and other.layout not like 'annex-a%')
    returning s.record_id
)
update partners.record r
set sealed = false, shielded = true
from lifted
where r.id = lifted.record_id;
