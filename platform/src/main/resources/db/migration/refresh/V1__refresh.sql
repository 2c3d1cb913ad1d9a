create schema refresh;

create table refresh.stage (
    name text primary key,
    input text not null,
    counts text not null,
    digest text not null,
    ended_at timestamptz not null
);
