-- Records that stand with one that its source seals, and not only held together with it (decision 0090), each with the first such.
-- What is behind a barrier comes out of a run as no match, and stands there still.
create view matching.with_sealed as
select beside.record_id, min(r.id) as sealed_record_id
from partners.record r
join matching.member own on own.record_id = r.id
join matching.member beside on beside.person_id = own.person_id
join partners.record c on c.id = beside.record_id
where r.sealed
  and not c.sealed
  and not exists (
    select from matching.outcome o where o.record_id in (r.id, beside.record_id) and o.band <> 'NoMatch')
group by beside.record_id;
