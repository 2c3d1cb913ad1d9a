-- A page asks of many facts at once. A function that returns a table becomes part of the statement that asks, where one that
-- returns a day is begun anew for each fact, at ten times the cost. What each says is as before.
drop function partners.told_again_on(bigint);
drop function partners.described_again_on(int, int);

-- When the newest whole file came that told again what lasts; no row where none has, where it has ended, and of a source that sends
-- only news. Of a school that sent nothing, nothing was told. Files are looked at from the newest on: it mostly is the one.
create function partners.told_again(asked bigint) returns table (received_on date) language sql stable as $$
    select again.received_on
    from (
        select again.*, f.record_id, f.setting_code
        from partners.fact f
        join partners.fact_kind k on k.id = f.kind and k.lasts
        join partners.delivery first on first.id = f.delivery_id
        join partners.delivery again on again.source_id = first.source_id and again.layout = first.layout
        where f.id = asked
          and f.withdrawn_delivery_id is null
          and f.ends_on is null
          and again.state = 'accepted'
          and again.kind in ('snapshot', 'year-to-date')
          and again.turn > first.turn
          and again.as_of >= first.as_of
          and (f.starts_on is null or f.starts_on <= coalesce(again.covers_until, again.as_of))
          and f.kind <> all (again.silent_on)
        order by again.as_of desc, again.turn desc
        offset 0
    ) again
    -- an older one that came late speaks of nothing that a later one knows
    where not exists (
          select
          from partners.delivery later
          where later.source_id = again.source_id
            and later.layout = again.layout
            and later.state = 'accepted'
            and later.turn < again.turn
            and later.as_of > again.as_of)
      and (not exists (
              select
              from partners.delivery d
              where d.source_id = again.source_id
                and (select id from partners.fact_kind where name = 'enrolment') = any (d.kinds))
          or exists (
              select
              from partners.delivery_setting s
              where s.delivery_id = again.id
                and s.setting_code = again.setting_code)
          or again.setting_code is null and exists (
              select
              from partners.delivery_setting s
              join partners.fact e on e.setting_code = s.setting_code
              where s.delivery_id = again.id
                and e.record_id = again.record_id
                and e.kind = (select id from partners.fact_kind where name = 'enrolment')
                and e.delivery_id <= again.id
                and e.withdrawn_delivery_id is null
                and e.ends_on is null))
    order by again.as_of desc, again.turn desc
    limit 1
$$;

-- The same of how a record's person is described: whom a file described, it says itself.
create function partners.described_again(record int, first_delivery int) returns table (received_on date) language sql stable as $$
    select again.received_on
    from (
        select again.*
        from partners.delivery first
        join partners.delivery again on again.source_id = first.source_id
        where first.id = first_delivery
          and again.state = 'accepted'
          and again.turn > first.turn
          and again.as_of >= first.as_of
        order by again.as_of desc, again.turn desc
        offset 0
    ) again
    where record = any (again.described)
    order by again.as_of desc, again.turn desc
    limit 1
$$;
