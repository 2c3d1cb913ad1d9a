-- The partnership's places, as the newest registers say: zones, the small areas in them, and the schools with their pyramids.
create view partners.place_facts as
select 'zone' as kind, z.code, z.name, z.code as zone_code, null::text as pyramid, null::text as setting_kind, z.from_on, z.until_on
from partners.zone z
union all
select 'area', a.code, a.name, a.zone_code, a.pyramid, null, null, null
from partners.area a
union all
select 'setting', s.code, s.name, s.zone_code, s.pyramid, s.kind, s.from_on, s.until_on
from partners.setting s;
