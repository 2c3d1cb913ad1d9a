-- What is said of each person, for rules: through sure links only, of nobody behind an adoption barrier.
create view families.evidence as
select
    m.person_id,
    f.fact_id,
    f.kind_id,
    f.kind,
    f.kind_of_data,
    f.code,
    f.starts_on,
    f.ends_on,
    f.amount,
    f.note,
    f.setting_code,
    f.source,
    f.received_on,
    o.person_id as other_person_id
from partners.standing_fact f
join matching.sure_member m on m.record_id = f.record_id
join families.person p on p.id = m.person_id
left join matching.sure_member o on o.record_id = f.other_record_id
where f.kind_id <> 2;

-- The same of attendance at school, month by month: what was missed of what was possible, in sessions (half days), and the weeks
-- themselves. With `families.weeks_of` the one place that knows how registers are kept.
create view families.attendance as
select
    m.person_id,
    f.fact_id,
    f.kind_of_data,
    f.starts_on,
    f.ends_on,
    f.setting_code,
    f.source,
    f.received_on,
    f.amount as possible,
    split_part(f.note, '/', 1)::int as missed,
    split_part(f.note, '/', 2)::int as unauthorised,
    split_part(split_part(f.note, '|', 1), '/', 3)::int as part_time,
    f.note as weeks
from partners.standing_fact f
join matching.sure_member m on m.record_id = f.record_id
join families.person p on p.id = m.person_id
where f.kind_id = 2 and f.code = 'weeks';        -- attendance: by its number, so that the planner knows how much there is

-- Who lived in one home with whom, from when until when. In a home of more than twelve people (a hostel, an office's address)
-- living there says nothing.
create view families.lived_with as
select
    one.person_id,
    other.person_id as other_person_id,
    greatest(one.from_on, other.from_on) as from_on,
    least(one.until_on, other.until_on) as until_on
from families.residence one
join families.residence other on other.home_id = one.home_id and other.person_id <> one.person_id
where (one.until_on is null or other.from_on < one.until_on)
  and (other.until_on is null or one.from_on < other.until_on)
  and one.home_id not in (
      select home_id from families.residence where until_on is null group by home_id having count(*) > 12);

-- Who is whose parent, from when until when: from birth where the source gives no date, since nobody becomes a mother later.
create view families.parentage as
select
    r.one_person_id as person_id,
    r.other_person_id,
    r.kind,
    coalesce(r.from_on, p.born_on) as from_on,
    r.until_on
from families.relationship r
join families.person p on p.id = r.one_person_id
where r.kind in ('mother', 'father', 'parent')
  and coalesce(r.from_on, p.born_on) is not null;
