-- Decisions on records of which it had been decided before: what was said then could be read.
create view matching.decided_afresh as
select d.id, d.change_id
from matching.decision d
where exists (
    select
    from matching.decision before
    where before.one_record_id = d.one_record_id
      and before.other_record_id = d.other_record_id
      and before.change_id < d.change_id);
