-- Whose life ends in an adoption is nowhere at once, before families are built anew: in no family, home or tie, in no list, and
-- nobody helps them. A family that they were the only child of goes with them, and one that was named after them is named after
-- who is left. What the last build left is no more what stands, so that there is a next one, which works out everybody.
create function families.seal_at_once() returns trigger language plpgsql as $$
declare
    own uuid := (select person_id from matching.member where record_id = new.id);
    called text;
    of_family uuid[];
begin
    delete from families.person where id = own returning surname into called;
    if not found then
        return null;
    end if;
    of_family := array(select family_id from families.family_member where person_id = own);
    delete from families.family_member where person_id = own;
    delete from families.residence where person_id = own;
    delete from families.relationship where own in (one_person_id, other_person_id);
    delete from families.helper where person_id = own;
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
    with gone as (
        delete from families.family where id = any(of_family) and children = 0 returning id
    ), empty as (
        delete from families.family_member m using gone where m.family_id = gone.id
    )
    update families.person p
    set family_id = null, row_hash = hashint8extended(p.row_hash, 1)
    from gone
    where p.family_id = gone.id;

    update families.build
    set kept = null, fingerprint = fingerprint || ' sealed since'
    where id = (select max(id) from families.build);
    return null;
end
$$;

-- After `shield_at_once`, which looks for their home; triggers go by name.
create trigger then_seal_at_once after update of sealed on partners.record
    for each row when (new.sealed and not old.sealed) execute function families.seal_at_once();
