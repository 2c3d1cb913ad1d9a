-- Whose life ends in an adoption is nowhere at once, before families are built anew: in no family, home or tie, in no list, and
-- nobody helps them. A family that they were the only child of goes with them, and one that was named after them is named after
-- who is left. What the last build left is less what was taken out of it, and a row of `guarded` that says nothing makes the next
-- build look at those who were near.
create function families.less(kept jsonb, place text, gone bigint[]) returns jsonb language sql strict as $$
    select jsonb_set(kept, array['contents', place], jsonb_build_object(
        'rows', (was ->> 'rows')::bigint - cardinality(gone),
        -- as numbers of 64 bits run over
        'said', ((over % 18446744073709551616) + 18446744073709551616) % 18446744073709551616 - 9223372036854775808))
    from (select kept -> 'contents' -> place as was) before
    cross join lateral (
        select (was ->> 'said')::numeric - coalesce(sum(said), 0) + 9223372036854775808 as over from unnest(gone) as said
    ) sums
$$;

create function families.seal_at_once() returns trigger language plpgsql as $$
declare
    own uuid := (select person_id from matching.member where record_id = new.id);
    called text;
    of_family uuid[];
    near uuid[];
    left_by_build jsonb := (select b.kept from families.build b order by b.id desc limit 1);
begin
    select surname into called from families.person where id = own;
    if not found then
        return null;
    end if;
    of_family := array(select family_id from families.family_member where person_id = own);
    near := array(
        select person_id from families.family_member where family_id = any(of_family)
        union
        select other.person_id
        from families.residence mine
        join families.residence other on other.home_id = mine.home_id
        where mine.person_id = own
        union
        select other_person_id from families.relationship where one_person_id = own
        union
        select one_person_id from families.relationship where other_person_id = own);

    with taken as (
        delete from families.name_part n
        where n.part = any(select unnest(p.terms) from families.person p where p.id = own)
          and not exists (select from families.person p where p.terms @> array[n.part] and p.id <> own)
        returning said
    )
    select families.less(left_by_build, 'name_part', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    with taken as (delete from families.person where id = own returning said)
    select families.less(left_by_build, 'person', array_agg(said)) into left_by_build from taken;
    with taken as (delete from families.family_member where person_id = own returning said)
    select families.less(left_by_build, 'family_member', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    with taken as (delete from families.residence where person_id = own returning said)
    select families.less(left_by_build, 'residence', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    with taken as (
        delete from families.relationship where own in (one_person_id, other_person_id) returning said
    )
    select families.less(left_by_build, 'relationship', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    with taken as (delete from families.helper where person_id = own returning said)
    select families.less(left_by_build, 'helper', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    delete from access.grant where person_id = own;

    update families.family f
    set row_hash = hashint8extended(f.row_hash, 1),
        children = (select count(*) from families.family_member m where m.family_id = f.id and m.part = 'child' and m.main),
        name = case when position(called in f.name) > 0 and called <> all (who.surnames)
            then coalesce(nullif(array_to_string(who.surnames[:2], ' and '), ''), 'Name not known')
            else f.name end
    from families.family left_in
    cross join lateral (
        select array(
            select distinct p.surname
            from families.family_member m
            join families.person p on p.id = m.person_id
            where m.family_id = left_in.id and p.surname is not null
            order by p.surname) as surnames
    ) who
    where f.id = any(of_family) and left_in.id = f.id;
    of_family := array(select id from families.family where id = any(of_family) and children = 0);
    with taken as (delete from families.family where id = any(of_family) returning said)
    select families.less(left_by_build, 'family', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    with taken as (delete from families.family_member where family_id = any(of_family) returning said)
    select families.less(left_by_build, 'family_member', coalesce(array_agg(said), '{}')) into left_by_build from taken;
    update families.person
    set family_id = null, row_hash = hashint8extended(row_hash, 1)
    where family_id = any(of_family);

    update families.build
    set kept = left_by_build, fingerprint = fingerprint || ' sealed since'
    where id = (select max(id) from families.build);
    insert into families.guarded (person_id, sealed, shielded, confidential)
    select unnest(near), false, false, false
    on conflict (person_id) do update set sealed = false, shielded = false, confidential = false;
    return null;
end
$$;

-- After `shield_at_once`, which looks for their home; triggers go by name.
create trigger then_seal_at_once after update of sealed on partners.record
    for each row when (new.sealed and not old.sealed) execute function families.seal_at_once();
