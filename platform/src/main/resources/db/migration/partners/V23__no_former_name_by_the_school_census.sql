-- A pupil's former surname and UPN, where the pupil was adopted, find the new life by the name of the life before (decision 0084).
-- Who was adopted is not kept, so what stands of a school census is left out; the next tells it again of all others.
update partners.identity i
set former_surname = null, former_upn = null, row_hash = i.row_hash # 1
from partners.delivery d
where d.id = i.delivery_id
  and d.layout like 'school-census-%'
  and (i.former_surname is not null or i.former_upn is not null);
