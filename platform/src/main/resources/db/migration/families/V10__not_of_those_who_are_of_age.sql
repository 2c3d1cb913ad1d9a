-- As before, but that nobody of age is a child of whom parents are told.
-- Whether nothing about the child may be shown to the parent here. What partners' newest files say counts at once, also before
-- families are built anew. In doubt it is true: a parent can be told in other ways, and what was shown cannot be unseen.
create or replace function families.kept_apart(the_child uuid, the_parent uuid) returns boolean
    language sql stable cost 10000 as $$
with near as (
    select the_child as id
    union
    select r.other_person_id from families.relationship r where r.one_person_id = the_child
    union
    select r.one_person_id from families.relationship r where r.other_person_id = the_child
    union
    select m.person_id
    from families.family_member own
    join families.family_member m on m.family_id = own.family_id
    where own.person_id = the_child
),
-- What grown people are to each other speaks against whoever lives apart from the child: a record of it does not say which of
-- the two is the danger, and the child's own home must not be shut out with the one who was left.
others as (
    select n.id
    from near n
    left join families.person p on p.id = n.id
    where n.id <> the_parent
      and (n.id = the_child
        or coalesce(p.child, false)
        or (select c.home_id = a.home_id
            from families.person c, families.person a
            where c.id = the_child and a.id = the_parent) is not true)
),
-- Whoever stands for the child: where they are must stay theirs
carers as (
    select the_child as id
    union
    select r.other_person_id
    from families.relationship r
    where r.one_person_id = the_child
      and r.kind not in ('foster-carer', 'sibling')
      and (r.until_on is null or r.until_on > current_date)
    union
    select m.person_id
    from families.family_member own
    join families.family_member m on m.family_id = own.family_id and m.part <> 'child'
    where own.person_id = the_child
),
said as (
    select m.record_id, m.person_id
    from matching.member m
    where m.person_id = the_parent
    union all
    select m.record_id, m.person_id
    from others o
    join matching.member m on m.person_id = o.id
)
select
    not exists (select from families.person p where p.id = the_parent and p.died_on is null)
    or not exists (select from families.person p where p.id = the_child and p.child and p.died_on is null)
    -- Parental responsibility ends with the eighteenth birthday (Children Act 1989, sections 2 and 105)
    or exists (select from families.person p where p.id = the_child and p.born_on <= current_date - interval '18 years')
    -- The child's life, or the parent's, ends in an adoption
    or exists (
        select
        from matching.membership m
        join partners.record r on r.id = m.record_id
        where m.person_id in (the_child, the_parent) and r.sealed)
    -- Contact with the child, or with anybody near the child, is not safe, or only while somebody watches
    or exists (
        select
        from families.relationship r
        where r.unsafe
          and ((r.one_person_id = the_parent and r.other_person_id in (select id from others))
            or (r.other_person_id = the_parent and r.one_person_id in (select id from others))))
    or exists (
        select
        from said a
        join partners.fact f on f.record_id = a.record_id
        join partners.fact_kind k on k.id = f.kind
        join said b on b.record_id = f.other_record_id
        where k.name = 'relationship'
          and f.withdrawn_delivery_id is null
          and (f.note like '%no-contact%' or f.note like '%supervised%')
          and (a.person_id = the_parent) <> (b.person_id = the_parent))
    -- The child, or somebody who stands for the child, is shielded, and not in one home with the parent
    or exists (
        select
        from families.person p
        where p.id in (select id from carers)
          and p.id <> the_parent
          and (p.home_id = (select home_id from families.person where id = the_parent)) is not true
          and (p.shielded
            or exists (
                select
                from matching.member m
                join partners.record r on r.id = m.record_id
                where m.person_id = p.id and r.shielded)))
    -- The police know the parent as the suspect of an incident at home
    or exists (
        select
        from matching.member m
        join partners.fact f on f.record_id = m.record_id
        join partners.fact_kind k on k.id = f.kind
        where m.person_id = the_parent
          and k.name = 'domestic-abuse'
          and f.code = 'suspect'
          and f.withdrawn_delivery_id is null)
$$;
