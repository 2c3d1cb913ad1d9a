-- What shields or seals a record, without what the governance officer lifted. The newest answer of theirs on a record holds
-- while its source says nothing of a refuge that they did not know.
create view partners.standing_shield as
select s.record_id, s.reason, s.delivery_id, a.id as answer_id
from partners.shield s
left join lateral (
    select n.id, n.lifts, n.known_rows
    from partners.shield_answer n
    where s.reason = 'refuge'
      and n.record_ids @> array[s.record_id]
    order by n.number desc
    limit 1
) a on not exists (
    select
    from partners.fact f
    join partners.fact_kind k on k.id = f.kind
    where f.record_id = s.record_id
      and f.withdrawn_delivery_id is null
      and k.name in ('temporary-accommodation', 'restriction')
      and partners.tells_of_refuge(f.code)
      and f.row_hash <> all(a.known_rows))
where s.withdrawn_delivery_id is null
  and a.lifts is not true;
