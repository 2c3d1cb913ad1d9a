-- title: Care leaver out of touch
-- outcome: safe-from-harm
-- version: 2
-- rule: The latest yearly return says of the birthday in its year that the council was not in touch with somebody who left its care,
--   or that they were in no education, employment or training.
-- ends: A return that says otherwise.
-- reads: care-leaver from children-in-care
-- ages: 16 to 25
-- stands: 2 years
-- alert: no
-- in force: yes
select l.person_id, l.fact_id, l.path, l.path_person_id, l.path_since, on_birthday.since,
    (on_birthday.since + interval '2 years')::date as stands_until
from care_leaver l
join person young on young.person_id = l.person_id
-- A return of a year that still goes on is dated at its end.
cross join lateral (
    select least(
        coalesce((young.born_on + make_interval(years => extract(year from age(l.ends_on, young.born_on))::int))::date, l.ends_on),
        :today) as since
) on_birthday
where (l.note like 'NO/%' or l.code in ('G4', 'G5', 'G6'))
  and l.ends_on = (select max(ends_on) from care_leaver other where other.person_id = l.person_id)
