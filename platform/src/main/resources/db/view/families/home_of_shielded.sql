-- Homes in which somebody shielded is counted, one row for each of them: where that is, is for those who must know.
create view families.home_of_shielded as
select home_id
from families.person
where shielded
  and died_on is null
  and home_id is not null;
