-- title: Care leaver out of touch
-- outcome: safe-from-harm
-- version: 1
-- rule: The yearly return says that the council was not in touch with somebody who left its care, or that they were in no
--   education, employment or training.
-- ends: A return that says otherwise.
-- reads: care-leaver from children-in-care
-- ages: 16 to 25
-- stands: 2 years
-- alert: no
-- in force: yes
select person_id, fact_id, path, path_person_id, path_since, ends_on as since
from care_leaver
where (note like 'NO/%' or code in ('G4', 'G5', 'G6'))
  and ends_on = (select max(ends_on) from care_leaver l where l.person_id = care_leaver.person_id)
