create schema access;

-- Accounts. Nothing here says who in the partners' files somebody is, but for a worker's email and a parent's own person.
create table access.account (
    id             uuid primary key,
    username       text not null unique check (username = lower(username)),
    name           text not null,
    role           text not null check (role in ('practitioner', 'school-lead', 'zone-manager', 'board-member',
                                                 'governance-officer', 'analyst', 'parent')),
    scope          text not null default '',    -- in words, for the masthead
    zone_code      text,
    setting_code   text,
    person_id      uuid,                        -- a parent's or young person's own
    worker_email   text check (worker_email = lower(worker_email)),
    password_hash  text not null,
    discreet       boolean not null default false,  -- a reading by them could endanger whom they help; see trust 7
    closed_at      timestamptz,
    looked_at      timestamptz,                 -- my day, last seen
    looked_before  timestamptz                  -- my day, last seen in the sign-in before this one
);

-- Each try to sign in, known name or not. Names are kept as digests: people type passwords into the wrong field.
create table access.sign_in_attempt (
    id              bigint generated always as identity primary key,
    username_digest bytea not null,
    address         text not null,
    attempted_at    timestamptz not null default clock_timestamp(),
    succeeded       boolean not null default false
);
create index on access.sign_in_attempt (username_digest, attempted_at);
create index on access.sign_in_attempt (address, attempted_at);

-- Dated grants: a holder's relation to a person. Each writer replaces only its own.
create table access.grant (
    writer    text not null,
    holder    text not null,
    relation  text not null check (relation in ('self', 'lead', 'involved', 'parent', 'on-roll', 'in-zone')),
    person_id uuid not null,
    from_on   date not null,
    until_on  date check (until_on >= from_on),
    primary key (writer, holder, relation, person_id, from_on)
);
create index on access.grant (person_id, holder);
create index on access.grant (holder, relation);

-- An exact search showed the person to the account, a short while ago.
create table access.found (
    account_id uuid not null,
    person_id  uuid not null,
    until      timestamptz not null,
    primary key (account_id, person_id)
);

-- The account gave a reason for opening the person's page.
create table access.reason_given (
    id         bigint generated always as identity primary key,
    account_id uuid not null,
    person_id  uuid not null,
    reason     text not null,
    given_at   timestamptz not null default now(),
    until      timestamptz not null
);
create index on access.reason_given (account_id, person_id);

-- What stands now: the one place in SQL that knows when a relation holds. Pages and lists both read it.
create view access.standing as
select holder, relation, person_id
from access.grant
where from_on <= (now() at time zone 'Europe/London')::date
  and (until_on is null or until_on >= (now() at time zone 'Europe/London')::date)
union all
select 'user:' || account_id, 'reason', person_id
from access.reason_given
where until > now()
union all
select 'user:' || account_id, 'found', person_id
from access.found
where until > now();

-- The record of readings. It only grows.
create table access.reading (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    account_id   uuid not null,
    account_name text not null,
    role         text not null,
    act          text not null,
    person_id    uuid[] not null,
    relation     text not null,
    reason       text,           -- what the viewer gave as a reason, in their own words
    why          text not null,  -- what the program was asked for
    route        text not null,
    salt         bytea not null default uuid_send(gen_random_uuid())  -- so that a digest that outlives the reading says nothing about it
);
create index on access.reading using gin (person_id);
create index on access.reading (account_id, at);
create index on access.reading (at);

-- Batches of readings, chained and signed. `reading_id[n]` and the n-th 32 bytes of `digests` belong together.
create table access.seal (
    number      bigint primary key,
    previous    bytea not null,
    reading_id  bigint[] not null,
    digests     bytea not null,
    sealed_at   timestamptz not null,
    digest      bytea not null,
    key_id      text not null,
    signature   bytea not null
);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the record of readings only grows' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger only_grows before update or delete or truncate on access.reading
    for each statement execute function access.refuse_change();
create trigger only_grows before update or delete or truncate on access.seal
    for each statement execute function access.refuse_change();

-- Ids are given before a row can be seen. The sealer waits for whoever holds this lock, so that no lower id comes late.
create function access.hold_sealer() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('access.reading'));
    return null;
end
$$;
create trigger hold_sealer before insert on access.reading
    for each statement execute function access.hold_sealer();
