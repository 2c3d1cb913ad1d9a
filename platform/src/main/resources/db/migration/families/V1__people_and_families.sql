create schema if not exists families;
create extension if not exists pg_trgm with schema public;

-- Everything here but correction, search and visit is derived from partners' records and from who matching says they are.
-- A row is never changed: `row_hash` is of its whole content, and a build takes out what no longer holds and adds what is new.

-- A person as their records together describe them. Sealed people are not here.
create table families.person (
    id uuid primary key,
    row_hash bigint not null,
    forename text,
    surname text,
    born_on date,
    born_doubtful boolean not null,    -- sources differ, or it looks like a default
    expected_on date,
    died_on date,
    sex char(1),
    child boolean not null,            -- under 19, or expected
    setting_code text,                 -- on roll now
    on_roll_from date,
    year_group text,
    home_id integer,
    zone_code text,
    pyramid text,
    shielded boolean not null,         -- their own record's, or that of somebody at home with them
    family_id uuid,
    records integer not null,
    terms text[] not null              -- what a search finds them by: parts of names, #numbers, @postcodes
);
create index person_terms on families.person using gin (terms);
create index person_family on families.person (family_id);
create index person_home on families.person (home_id);

-- Each part of a name once, so that a search can forgive: near in letters, or the same in sound.
create table families.name_part (
    part text primary key,
    row_hash bigint not null,
    sound text not null
);
create index name_part_sound on families.name_part (sound);
create index name_part_near on families.name_part using gin (part gin_trgm_ops);

-- A place where people live. The id is the same as long as somebody is known to have lived there.
create table families.home (
    id integer primary key,
    row_hash bigint not null,
    key text not null,                 -- how two spellings of one address are known to be one
    address text not null,
    postcode text,
    zone_code text,
    shielded boolean not null
);
create index home_key on families.home (key);

-- Who lives where, from when until when, and which line of which file says so. A child may live in two homes.
create table families.residence (
    person_id uuid not null,
    home_id integer not null,
    row_hash bigint not null,
    main boolean not null,             -- the home they are counted at
    from_on date not null,
    until_on date,
    record_id integer not null
);
create index residence_person on families.residence (person_id);
create index residence_home on families.residence (home_id) where until_on is null;

-- The other is the one's mother, grandparent, partner …
create table families.relationship (
    one_person_id uuid not null,
    other_person_id uuid not null,
    row_hash bigint not null,
    kind text not null,
    responsible boolean not null,      -- has parental responsibility
    unsafe boolean not null,           -- contact is not safe
    from_on date,
    until_on date,
    fact_id bigint not null            -- the source's own words
);
create index relationship_one on families.relationship (one_person_id);
create index relationship_other on families.relationship (other_person_id);

-- A family: children, and the adults who care for them in the home where they are counted. `FamilyGraph` says how.
create table families.family (
    id uuid primary key,
    row_hash bigint not null,
    name text not null,                -- "Hallett and Pike"
    home_id integer,
    zone_code text,
    pyramid text,
    shielded boolean not null,
    children integer not null
);
create index family_zone on families.family (zone_code);

create table families.family_member (
    family_id uuid not null,
    person_id uuid not null,
    row_hash bigint not null,
    part text not null check (part in ('child', 'carer', 'adult')),
    main boolean not null              -- a child of two homes is a member of two families, one of them the main one
);
create index family_member_family on families.family_member (family_id);
create index family_member_person on families.family_member (person_id);

-- Who is helping whom, as the sources that say who helps tell it.
create table families.helper (
    person_id uuid not null,
    row_hash bigint not null,
    relation text not null check (relation in ('lead', 'involved')),
    role text not null,
    name text not null,
    agency text,
    phone text,
    email text,
    from_on date,
    fact_id bigint not null
);
create index helper_person on families.helper (person_id);
create index helper_email on families.helper (email);

create table families.build (
    id integer primary key generated always as identity,
    built_at timestamptz not null,
    fingerprint text not null,
    manifest jsonb not null
);

-- A search is posted and leads to this address for a while: nothing personal stands in an address or a log.
create table families.search (
    token text primary key,
    account_id uuid not null,
    words text not null,
    searched_at timestamptz not null
);
create index search_at on families.search (searched_at);

-- When somebody last opened a family's page, so that it can say what is new.
create table families.visit (
    account_id uuid not null,
    family_id uuid not null,
    opened_at timestamptz not null,
    before_at timestamptz,             -- the time before that
    primary key (account_id, family_id)
);

-- "Something here is wrong", to be followed until the controller that owns the fact has answered.
create table families.correction (
    id uuid primary key,
    person_id uuid not null,
    asked_by uuid not null,
    asked_by_name text not null,
    asked_at timestamptz not null,
    what text not null,
    source_id smallint,
    answered_at timestamptz,
    answer text
);
create index correction_person on families.correction (person_id);

-- The weeks of a register's month, in sessions: `months_fact` is a note as `fact-kinds.yaml` describes it for attendance,
-- `first_on` any day of the month. Plain enough for the planner to put in place.
create function families.weeks_of(first_on date, months_fact text)
    returns table (starts_on date, week_of date, possible int, missed int, unauthorised int, part_time int)
    language sql immutable parallel safe as $$
select
    day,
    date_trunc('week', day::timestamp)::date,
    split_part(counted, '/', 1)::int,
    split_part(counted, '/', 2)::int,
    split_part(counted, '/', 3)::int,
    split_part(counted, '/', 4)::int
from (
    select first_on - extract(day from first_on)::int + left(said, 2)::int as day, split_part(said, ':', 2) as counted
    from string_to_table(months_fact, '|') with ordinality as week (said, place)
    where place > 1
) told
$$;
