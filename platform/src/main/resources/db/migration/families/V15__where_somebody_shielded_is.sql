-- Whoever is shielded has no second home from then on, before families are built anew: whoever helps a family there stands to them
-- no longer, unless they help them besides. Gives the people of those families, at whom the next build looks.
create function families.leave_second_homes(who uuid[]) returns uuid[] language plpgsql as $$
declare
    left_families uuid[] := array(select family_id from families.family_member where person_id = any(who) and not main);
begin
    with taken as (
        delete from families.family_member where person_id = any(who) and not main returning said
    )
    update families.build b
    set kept = families.less(b.kept, 'family_member', gone.said)
    from (select array_agg(said) as said from taken) gone
    where b.id = (select max(id) from families.build)
      and gone.said is not null;
    delete from access.grant g
    where cardinality(left_families) > 0
      and g.person_id = any(who)
      and g.holder like 'worker:%'
      and g.holder not in (
        select 'worker:' || h.email
        from families.helper h
        where h.email is not null
          and (h.person_id = g.person_id
            or h.person_id in (
              select theirs.person_id
              from families.family_member own
              join families.family_member theirs on theirs.family_id = own.family_id and theirs.main
              where own.person_id = g.person_id)));
    return array(select person_id from families.family_member where family_id = any(left_families));
end
$$;

create or replace function families.shield_at_once() returns trigger language plpgsql as $$
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
    near := near || families.leave_second_homes(near);
    insert into families.guarded (person_id, sealed, shielded, confidential)
    select distinct unnest(near), false, false, false
    on conflict (person_id) do update set sealed = false, shielded = false, confidential = false;
    return null;
end
$$;

-- For whom a worker works tells where somebody shielded is, also to a parent: a team is called by its zone.
update families.parent_release_line set names_place = true where topic = 'who-helps';

-- Also those who are shielded already.
insert into families.guarded (person_id, sealed, shielded, confidential)
select distinct unnest(families.leave_second_homes(array(select id from families.person where shielded))), false, false, false
on conflict (person_id) do update set sealed = false, shielded = false, confidential = false;
