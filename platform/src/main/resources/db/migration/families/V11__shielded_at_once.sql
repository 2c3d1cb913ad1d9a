-- Whoever a source shields is shielded here at once, before families are built anew. Where an address may not be told, everybody in
-- the home is, and no list of a zone shows them or their family; a child who is placed is shielded alone. A row of `guarded` that
-- says nothing makes the next build look at them, and a row's changed hash makes it write the row as it is then.
create function families.shield_at_once() returns trigger language plpgsql as $$
declare
    own uuid := (select person_id from matching.member where record_id = new.id);
    at_home integer;
    of_family uuid[];
    near uuid[] := array[own];
begin
    if not exists (select from families.person where id = own) then
        return null;
    end if;
    if exists (select from partners.standing_shield where record_id = new.id and reason <> 'placement')
            or not exists (select from partners.standing_shield where record_id = new.id) then
        at_home := (select home_id from families.person where id = own);
        of_family := array(select family_id from families.family_member where person_id = own);
        near := near || array(select id from families.person where home_id = at_home);
    end if;
    update families.person set shielded = true, row_hash = row_hash # 1 where id = any(near) and not shielded;
    update families.home set shielded = true, row_hash = row_hash # 1 where id = at_home and not shielded;
    update families.family set shielded = true, row_hash = row_hash # 1 where id = any(of_family) and not shielded;
    near := near || array(select person_id from families.family_member where family_id = any(of_family));
    delete from access.grant where person_id = any(near) and relation = 'in-zone';
    insert into families.guarded (person_id, sealed, shielded, confidential)
    select distinct unnest(near), false, false, false
    on conflict (person_id) do update set sealed = false, shielded = false, confidential = false;
    return null;
end
$$;

create trigger shield_at_once after update of shielded on partners.record
    for each row when (new.shielded and not old.shielded) execute function families.shield_at_once();
