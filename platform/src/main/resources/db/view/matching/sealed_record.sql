-- Records that nothing may mention: those whose source says that they end in an adoption, and all that stand with one, until a run
-- has told apart which of them are of that life.
create view matching.sealed_record as
select r.id as record_id
from partners.record r
where r.sealed
union
select beside.record_id
from partners.record r
join matching.member m on m.record_id = r.id
join matching.member beside on beside.person_id = m.person_id
where r.sealed;
