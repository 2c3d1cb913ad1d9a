-- Whose a record is, for rules: through sure links only, and of nobody behind an adoption barrier.
create view families.sure_record as
select
    m.record_id,
    m.person_id,
    r.source_id,
    s.name as source
from matching.sure_member m
join partners.record r on r.id = m.record_id
join partners.source s on s.id = r.source_id
join families.person p on p.id = m.person_id
where not r.sealed;

-- Attendance at school, month by month: what was missed of what was possible, in sessions (half days), and the weeks
-- themselves. With `families.weeks_of` the one place that knows how registers are kept.
create view families.register_month as
select
    f.id as fact_id,
    f.record_id,
    f.delivery_id,
    f.starts_on,
    f.ends_on,
    f.setting_code,
    f.amount as possible,
    split_part(f.note, '/', 1)::int as missed,
    split_part(f.note, '/', 2)::int as unauthorised,
    split_part(split_part(f.note, '|', 1), '/', 3)::int as part_time,
    f.note as weeks
from partners.fact f
where f.kind = 2 and f.code = 'weeks'            -- attendance: by its number, so that the planner knows how much there is
  and f.withdrawn_delivery_id is null;

-- The same of people, with where it stands and when it came.
create view families.attendance as
select
    o.person_id,
    a.fact_id,
    k.kind_of_data,
    a.starts_on,
    a.ends_on,
    a.setting_code,
    o.source,
    d.received_on,
    a.possible,
    a.missed,
    a.unauthorised,
    a.part_time
from families.register_month a
join families.sure_record o on o.record_id = a.record_id
join partners.delivery d on d.id = a.delivery_id
join partners.fact_kind k on k.id = 2;

-- With whom a source says that somebody lives, from the day as of which it speaks until both are known in homes of their own
-- by newer word. Of a contact that is not safe in anybody's eyes nothing is taken, nor where one is shielded and not the other.
create view families.said_together as
with parted as (                                  -- worked out for all at once: pair by pair it took three times as long
    select r.one_person_id, r.other_person_id, r.together_on, min(greatest(a.from_on, b.from_on)) as parted_on
    from families.relationship r
    join families.residence a on a.person_id = r.one_person_id and a.main
    join families.residence b on b.person_id = r.other_person_id and b.main and b.home_id <> a.home_id
    where r.together_on is not null
      and greatest(a.from_on, b.from_on) > r.together_on
    group by r.one_person_id, r.other_person_id, r.together_on
)
select
    r.one_person_id,
    r.other_person_id,
    r.together_on as from_on,
    least(r.until_on, r.together_until, p.parted_on) as until_on
from families.relationship r
join families.person one on one.id = r.one_person_id
join families.person other on other.id = r.other_person_id and other.shielded = one.shielded
left join parted p using (one_person_id, other_person_id, together_on)
where r.together_on is not null
  and not exists (
      select
      from families.relationship u
      where u.one_person_id = r.one_person_id and u.other_person_id = r.other_person_id and u.unsafe);

-- Who lived in one home with whom, from when until when. In a home of more than twelve people (a hostel, an office's address)
-- living there says nothing.
create view families.lived_with as
with together as materialized (                  -- each is told of twice, and worked out once
    select * from families.said_together
)
select
    one.person_id,
    other.person_id as other_person_id,
    greatest(one.from_on, other.from_on) as from_on,
    least(one.until_on, other.until_on) as until_on,
    'lives in the home' as way
from families.residence one
join families.residence other on other.home_id = one.home_id and other.person_id <> one.person_id
where (one.until_on is null or other.from_on < one.until_on)
  and (other.until_on is null or one.from_on < other.until_on)
  and one.home_id not in (
      select home_id from families.residence where until_on is null group by home_id having count(*) > 12)
union all
select one_person_id, other_person_id, from_on, until_on, 'said to live together'
from together
union all
select other_person_id, one_person_id, from_on, until_on, 'said to live together'
from together;

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
