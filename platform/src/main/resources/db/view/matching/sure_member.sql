-- Whose record it is, by nothing less than a link in the band Match: all that a rule may go by. A record that stands alone needs
-- no link. Of groups that are only held together, though a run was less sure of them than before, one is the person (decision 0090);
-- the records of the others are left out.
create view matching.sure_member as
select m.record_id, m.person_id
from matching.member m
left join matching.outcome o on o.record_id = m.record_id
where o.record_id is null
   or not exists (
       select from matching.member other where other.person_id = m.person_id and other.record_id <> m.record_id);
