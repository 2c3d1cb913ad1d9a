-- A new life says nothing of the adoption before it (decision 0084): not by a return of children in care once more, nor by the
-- census of its school. What stood is counted anew.
delete from partners.fact f
using partners.delivery d
where d.id = f.delivery_id
  and (f.kind = 24 and f.code = 'earlier' and f.note in ('P1', 'P4') and d.layout like 'ssda903%'
    or f.kind = 54 and f.code = 'A');

update partners.stand set moment = null, fingerprint = '';
