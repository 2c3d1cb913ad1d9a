-- Whose record it is, by nothing less than a link in the band Match: all that a rule may go by. A record that stands alone needs
-- no link; one that was only kept with others, though a run was less sure of it than before, is left out.
create view matching.sure_member as
select m.record_id, m.person_id
from matching.member m
left join matching.outcome o on o.record_id = m.record_id
where o.record_id is null
   or not exists (
       select from matching.member other where other.person_id = m.person_id and other.record_id <> m.record_id);
