-- A rule's text is one query: a cursor, which PostgreSQL opens for no more than one statement, looks at the whole text before
-- any of it runs. It reads only, and what it changes besides, as a setting, is taken back: only what it found stays. It was
-- executed as a part of a longer text, which it could end to begin statements of its own.
drop function needs.run_rule;

create function needs.asked(query text, stands_until text)
    returns table (person_id uuid, since date, until date, fact_id bigint, path text, path_person_id uuid, path_since date)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    whole constant text := 'select person_id::uuid, since::date, ' || stands_until || '::date, fact_id::bigint, path::text, '
        'path_person_id::uuid, path_since::date from (' || query || E'\n) as rule';
    one refcursor;
begin
    begin
        perform set_config('transaction_read_only', 'on', true);
        open one no scroll for execute whole;
        close one;
        return query execute whole;
        raise exception using errcode = 'KR000';
    exception
        when sqlstate 'KR000' then null; -- rows that are returned stay
        -- The pool takes this state for a broken connection and drops it, and the rule's mistake with it
        when feature_not_supported then raise exception '%', sqlerrm;
    end;
end
$$;
grant create, usage on schema needs to kith_rules;
alter function needs.asked owner to kith_rules;
revoke create, usage on schema needs from kith_rules;

-- Views for rules are made by whoever Kith is; nobody else makes anything that could stand in the way of a name.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end
$$;
