-- Each step towards an adoption, and each earlier guardianship, had sealed a record whose child is in care (decision 0084). Where
-- no file that came told of an order, the seal becomes the shield of a placement. An episode of care that ended by one may have
-- named no day, and so told of it in its note alone. A layout of a partnership's own may seal without a fact: beside one, seals
-- stay.
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
          and (f.kind = 24 and (f.code = 'adopted' or f.code = 'decided' and by.layout like 'ssda903%')
            or f.kind = 18 and f.note ~ '/E1[12]/'))
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

-- That a case was closed by an adoption had sealed nobody, and what is in is not read again.
with told as (
    select f.record_id, min(f.delivery_id) as delivery_id
    from partners.fact f
    join partners.delivery d on d.id = f.delivery_id
    where f.kind = 15
      and d.layout ~ '^(cin-census|safeguarding-dataset|annex-a)'
      and f.note ~* '^([a-z]{1,2}\) *)?(rc1|rc1 adopted|adopted)(( +-|:).*)?$'
    group by f.record_id
), sealed as (
    insert into partners.shield (record_id, reason, delivery_id)
    select record_id, 'adoption', delivery_id
    from told
    where not exists (
        select
        from partners.shield s
        where s.record_id = told.record_id and s.reason = 'adoption' and s.withdrawn_delivery_id is null)
    returning record_id
)
update partners.record r
set sealed = true
from sealed
where r.id = sealed.record_id;
