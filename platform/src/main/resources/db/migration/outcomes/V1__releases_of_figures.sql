create schema if not exists outcomes;

-- What one run released: figures of places, with small ones hidden and what would give them away. A number that is hidden
-- stands nowhere here.
create table outcomes.release (
    id          integer primary key generated always as identity,
    at          timestamptz not null,
    as_of       date not null,
    years       int[] not null,          -- school years of which it tells, named by the summer in which they end
    breaks      int[] not null,          -- of these, the years in which absence was counted in a new way
    fingerprint text not null,
    manifest    jsonb not null
);

-- The places that it tells of. Zones hold areas, where people live, and pyramids, which hold schools.
create table outcomes.place (
    release_id   int not null references outcomes.release on delete cascade,
    kind         text not null check (kind in ('county', 'zone', 'pyramid', 'area', 'school')),
    code         text not null,
    name         text not null,
    zone_code    text,
    pyramid_code text,
    from_on      date,
    primary key (release_id, kind, code)
);

create table outcomes.measure (
    release_id int not null references outcomes.release on delete cascade,
    name       text not null,
    kind       text not null check (kind in ('people', 'need', 'group', 'year')),
    title      text not null,
    of_whom    text not null,            -- "pupils on roll", "residents aged 16 to 18"
    basis      text not null check (basis in ('residents', 'pupils')),
    primary key (release_id, name)
);

create table outcomes.figure (
    release_id int not null references outcomes.release on delete cascade,
    kind       text not null,
    code       text not null,
    measure    text not null,
    part       text not null,            -- a school year; a band of ages, with or without a sex; else empty
    counted    bigint,                   -- null where hidden, whatever the reason
    of         bigint,                   -- null where hidden, or where it is of nothing
    primary key (release_id, kind, code, measure, part)
);
