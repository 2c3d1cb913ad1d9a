create schema if not exists needs;

-- A rule as it was published: the file's header, and the digest of the file. A changed rule is a new version beside the old.
create table needs.rule (
    id           smallint primary key generated always as identity,
    name         text not null,
    version      int not null,
    title        text not null,
    outcome      text not null,              -- of the strategy's outcome set
    words        text not null,              -- the rule in one plain sentence
    ends         text not null,              -- what ends it
    reads        jsonb not null,             -- kinds of facts, each with the sources that it may come from
    sources      text[] not null,            -- that its evidence may come from
    kinds        text[] not null,            -- kinds of data that its evidence may hold, in access's words
    from_age     int,
    until_age    int,                        -- the last age, included
    stands       text not null,              -- how long one finding lasts without new evidence
    alert_days   int,                        -- found within so many days of its start, somebody is told
    in_force     boolean not null,
    off_why      text,
    sql          text not null,              -- the file's query
    sql_sha256   text not null,
    published_on date not null,
    unique (name, version),
    check (in_force or off_why is not null)
);
create unique index rule_in_force on needs.rule (name) where in_force;

-- What a rule found of a person. It stands while `ended_on` is null; after that it is history.
create table needs.found (
    id                bigint primary key generated always as identity,
    rule_id           smallint not null references needs.rule,
    person_id         uuid not null,
    since             date not null,         -- the day on which the evidence made it true
    found_on          date not null,         -- the day of the first run that found it
    received_on       date not null,         -- when its newest evidence came
    stands_until      date,                  -- without new evidence
    unconfirmed_since date,                  -- its source is late: neither confirmed nor ended since this day
    ended_on          date,
    ended_why         text check (ended_why in ('its facts say so', 'its time ran out', 'the rule changed',
                                                'the rule was switched off', 'past its ages', 'died',
                                                'the records are no longer theirs')),
    kinds             text[] not null,       -- kinds of data that its evidence holds: who may not see one may not see it
    sources           text[] not null,       -- that its evidence came from
    settings          text[] not null,       -- schools and settings that recorded any of it
    row_hash          bigint not null,       -- of all that it says and of its evidence
    check ((ended_on is null) = (ended_why is null))
);
create unique index found_now on needs.found (person_id, rule_id) where ended_on is null;
create index found_by_rule on needs.found (rule_id) where ended_on is null;
create index found_by_person on needs.found (person_id);

-- The facts that made it true, and how each reaches the person.
create table needs.evidence (
    found_id       bigint not null,
    fact_id        bigint not null,
    path           text not null,            -- 'own record', 'lives in the home', 'parent' …
    path_person_id uuid,                     -- whose record it is, where it is not the person's own
    path_since     date                      -- since when that relationship or home stood
);
create index evidence_by_found on needs.evidence (found_id);

-- What a person answered to a need. Keyed by the rule's name and the person's records, it outlives runs and changes of links.
create table needs.answer (
    id           uuid primary key,
    rule_name    text not null,
    person_id    uuid not null,              -- who they were then; needs.answer_now says who they are
    record_ids   int[] not null,             -- their records then
    kind         text not null check (kind in ('contest', 'correct')),
    why          text not null,
    by_account   uuid not null,
    by_name      text not null,
    at           timestamptz not null,
    withdrawn_at timestamptz
);
create index answer_by_person on needs.answer (person_id);

-- A need found early in an episode, told to whoever leads the help, or else to the school.
create table needs.alert (
    id          uuid primary key,
    found_id    bigint not null,
    person_id   uuid not null,
    for_email   text,
    for_setting text,
    raised_on   date not null,
    answered_at timestamptz,
    answer      text check (answer in ('seen', 'acting', 'not so')),
    by_name     text,
    why         text,
    check (for_email is not null or for_setting is not null)
);
create unique index alert_once on needs.alert (found_id);
create index alert_for_email on needs.alert (for_email) where answered_at is null;
create index alert_for_setting on needs.alert (for_setting) where answered_at is null;
create index alert_by_person on needs.alert (person_id);

create table needs.run (
    id          integer primary key generated always as identity,
    at          timestamptz not null,
    as_of       date not null,
    fingerprint text not null,
    manifest    jsonb not null
);

-- A rule's query runs as this role, which may read the views that the rule declared and nothing else, and may not change its
-- role: the function belongs to it.
do $$
begin
    if not exists (select from pg_roles where rolname = 'kith_rules') then
        create role kith_rules nologin;
    end if;
exception
    when duplicate_object or unique_violation then null; -- another database of this server made it just now
end
$$;
do $$
begin
    execute format('grant kith_rules to %I', current_user);
end
$$;

create function needs.run_rule(rule_id int, query text, stands_until text) returns bigint
    language plpgsql security definer set search_path = pg_temp as $$
declare
    found bigint;
begin
    execute 'insert into rule_row (rule_id, person_id, since, stands_until, fact_id, path, path_person_id, path_since) '
        'select ' || rule_id || ', person_id, since, ' || stands_until || ', fact_id, path, path_person_id, path_since from ('
        || query || E'\n) as rule';
    get diagnostics found = row_count;
    return found;
exception
    -- The pool takes this state for a broken connection and drops it, and the rule's mistake with it
    when feature_not_supported then raise exception '%', sqlerrm;
end
$$;
grant create, usage on schema needs to kith_rules;
alter function needs.run_rule owner to kith_rules;
revoke create, usage on schema needs from kith_rules;
