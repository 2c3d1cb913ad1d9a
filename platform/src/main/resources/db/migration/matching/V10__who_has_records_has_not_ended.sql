-- Undoing a parting had given records to a person who had become another, who was then at once both.
update matching.person p
set until_change = null, became = null
where until_change is not null
  and exists (select from matching.member m where m.person_id = p.id);
