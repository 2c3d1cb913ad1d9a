-- Every decision to share with who the person is today: nobody where every record of theirs was forgotten since. None about somebody
-- whose records end in an adoption, not for anyone, whatever became of the records since. What stood with the person once by mistake
-- is another's.
create view families.sharing_decision_now as
select
    d.id,
    m.person_id,
    d.record_ids,
    d.asked_for,
    d.asked_by,
    d.shared,
    d.basis,
    d.why,
    d.harm_by_telling,
    d.harm_by_silence,
    d.told,
    d.not_told_why,
    d.corrects,
    (select c.id from families.sharing_decision c where c.corrects = d.id) as corrected_by,
    d.by_account,
    d.by_name,
    d.role,
    d.decided_at
from families.sharing_decision d
left join lateral (
    select m.person_id
    from matching.member m
    where m.record_id = any(d.record_ids)
    order by m.person_id = d.person_id desc, m.record_id
    limit 1) m on true
where not exists (select from matching.sealed_record s where s.record_id = any(d.record_ids));
