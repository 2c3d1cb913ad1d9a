-- Who has no number goes by the id of a row within one return and table (decision 0085). Whom one return alone told of keeps their
-- record under that name; a bare id of which several returns told, or a load that did not note its return, may be of several people,
-- who cannot be told apart any more.
with named as (
    select r.id, min(d.alias_scope) as scope, min(d.layout) as layout
    from partners.record r
    join partners.alias a on a.record_id = r.id
    join partners.delivery d on d.id = a.delivery_id
    where d.layout in ('sen2-person', 'school-census-pupilonroll', 'school-census-pupilnolongeronroll')
      and not exists (select from partners.identity i where i.record_id = r.id and i.upn = r.source_key)
    group by r.id
    having bool_and(d.alias_scope is not null) and count(distinct d.alias_scope || d.layout) = 1
)
update partners.record r
set source_key = named.scope || regexp_replace(named.layout, '.*-', '') || 'tableid:' || r.source_key
from named
where r.id = named.id;
