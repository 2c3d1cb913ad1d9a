create schema if not exists changes;

-- The written files as they were when somebody asked whom they would reach, and the answer: rough numbers, nobody's name.
create table changes.proposal (
    id         uuid primary key,
    made_at    timestamptz not null,
    made_by    text not null,
    base       integer not null,          -- the edition in force that it was held against
    files      jsonb not null,            -- each file's text by its path
    reach      jsonb not null,
    state      text not null default 'waiting' check (state in ('waiting', 'published', 'dropped', 'replaced')),
    decided_at timestamptz,
    decided_by text,
    check ((state = 'waiting') = (decided_at is null))
);
create unique index proposal_waiting on changes.proposal ((true)) where state = 'waiting';
