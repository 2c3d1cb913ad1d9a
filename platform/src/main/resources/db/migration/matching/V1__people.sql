create schema if not exists matching;

-- Whatever moves a record from one person to another is a change: a run of the engine, a person's decision, or the undoing of one.
create table matching.change (
    id integer primary key generated always as identity,
    kind text not null check (kind in ('run', 'decision', 'undo')),
    made_at timestamptz not null,
    made_by uuid,
    made_by_name text,
    why text,
    undoes integer references matching.change,
    fingerprint text,          -- of a run: what went in, so that the same again is not done again
    manifest jsonb             -- of a run: model, thresholds, counts, digest
);

create table matching.person (
    id uuid primary key,
    since_change integer not null,
    until_change integer,      -- no record stands for it any more
    became uuid                -- the person that it was joined to
);

-- Which records are one person, from one change until another.
create table matching.membership (
    record_id integer not null,
    person_id uuid not null,
    since_change integer not null,
    until_change integer
);
create unique index membership_now on matching.membership (record_id) where until_change is null;
create index membership_person on matching.membership (person_id);

create view matching.member as
select record_id, person_id, since_change
from matching.membership
where until_change is null;

-- How the last run left a record that it did not join to another, or not surely; all others are in the band Match.
create table matching.outcome (
    record_id integer primary key,
    band text not null check (band in ('PotentialMatch', 'LowConfidence', 'ManyMatch', 'NoMatch'))
);

-- Two records that a person is asked about. A pair that is no longer in doubt is closed, never deleted.
create table matching.pair (
    id uuid primary key,
    one_record_id integer not null,
    other_record_id integer not null,
    probability double precision not null,
    band text not null,
    rival_record_ids integer[] not null,   -- other records that fit as well: a twin, a cousin
    reasons jsonb not null,                -- what was compared, each with its weight
    since_change integer not null,
    until_change integer,
    unique (one_record_id, other_record_id),
    check (one_record_id < other_record_id)
);
create index pair_open on matching.pair (probability) where until_change is null;
create index pair_other on matching.pair (other_record_id);

-- Joins that the figures asked for and a rule refused, each with the rule.
create table matching.refusal (
    one_record_id integer not null,
    other_record_id integer not null,
    rule text not null,
    probability double precision not null,
    since_change integer not null,
    primary key (one_record_id, other_record_id)
);

-- What people decided. It outlives every run; undoing it leaves it here, with who undid it and why.
create table matching.decision (
    id integer primary key generated always as identity,
    one_record_id integer not null,
    other_record_id integer not null,
    answer text not null check (answer in ('one', 'two', 'ask')),
    why text not null,
    decided_by uuid not null,
    decided_by_name text not null,
    decided_at timestamptz not null,
    change_id integer references matching.change,   -- what it moved, if it moved anything
    undone_by uuid,
    undone_by_name text,
    undone_at timestamptz,
    undone_why text
);
create index decision_one on matching.decision (one_record_id);
create index decision_other on matching.decision (other_record_id);
