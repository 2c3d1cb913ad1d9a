-- Parting records no longer closes what people had said of pairs among them: it had let the one who parted them read it, and answer
-- anew. What it closed is open again, unless its giver has answered since.
create temporary table closed_by_parting on commit drop as
select o.id
from matching.opinion o
join matching.decision d on d.change_id = o.closed_change_id
  and d.one_record_id = o.one_record_id
  and d.other_record_id = o.other_record_id
where (
    select count(*)
    from matching.opinion said
    where said.closed_change_id = d.change_id
      and said.one_record_id = d.one_record_id
      and said.other_record_id = d.other_record_id
      and said.answer = d.answer) < 2;

update matching.opinion o
set closed_change_id = null
where id in (select id from closed_by_parting)
  and not exists (
    select from matching.opinion since
    where since.one_record_id = o.one_record_id
      and since.other_record_id = o.other_record_id
      and since.given_by = o.given_by
      and since.id > o.id);

-- No decision's page tells of the rest: it belongs to the undoing, after which it was given again.
update matching.opinion o
set closed_change_id = (select max(id) from matching.change undoing where undoing.undoes = o.closed_change_id)
where id in (select id from closed_by_parting)
  and closed_change_id is not null;
