create schema if not exists declarations;

-- The strategy folder as it was each time that it was put in force. The newest edition is the one that runs.
create table declarations.edition (
    id           integer primary key generated always as identity,
    published_at timestamptz not null,
    by_name      text not null
);
create table declarations.file (
    edition_id integer not null references declarations.edition,
    path       text not null,            -- within the folder, with slashes
    text       text not null,
    primary key (edition_id, path)
);
