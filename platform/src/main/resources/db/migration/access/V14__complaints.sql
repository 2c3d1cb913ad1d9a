-- What somebody complained of, when they were told that it is here, and what came of it.
create table access.complaint (
    id              bigint generated always as identity primary key,
    form            uuid not null unique,    -- sent twice, it is taken down once
    received_on     date not null,
    from_whom       text not null,           -- as they gave it: no account and no person
    about           text not null,
    taken_by        text not null,
    taken_at        timestamptz not null,
    acknowledged_on date check (acknowledged_on >= received_on),
    acknowledged_by text,
    closed_on       date check (closed_on >= received_on),
    outcome         text check (outcome in ('upheld', 'in-part', 'not-upheld', 'withdrawn')),
    why             text,
    closed_by       text,
    check ((acknowledged_on is null) = (acknowledged_by is null)),
    check ((closed_on is null) = (outcome is null)
        and (closed_on is null) = (why is null)
        and (closed_on is null) = (closed_by is null))
);
create index complaint_open on access.complaint (received_on) where closed_on is null;
