-- What the governance officer looks at: each opening by reason, and what is odd in the record of readings.
create table access.review (
    id           uuid primary key,
    oddity       text not null check (oddity in ('reason', 'many', 'own-name', 'colleague', 'out-of-hours')),
    key          text not null,             -- account, and what makes it one review: a day, an hour, a person
    account_id   uuid not null,
    account_name text not null,
    role         text not null,
    person_id    uuid[] not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    reason       text,
    outcome      text check (outcome in ('in-order', 'explained', 'told', 'breach')),
    why          text,
    by_account   uuid check (by_account <> account_id),
    by_name      text,
    answered_at  timestamptz,
    unique (oddity, key),
    check ((outcome is null) = (answered_at is null) and (outcome is null) = (why is null))
);
create index review_waiting on access.review (from_at) where outcome is null;

-- Up to which reading the record has been gone through.
create table access.review_sweep (
    swept bigint not null
);
insert into access.review_sweep values (0);
