create schema if not exists database;

-- A line for each statement that wrote into a table on which something remembered rests. It becomes visible with what was
-- written: whoever finds the same lines as before finds the same tables. One line for a whole transaction would not do:
-- what is read and remembered between two statements of it would pass for what stands after both.
create table database.written (
    id bigint primary key generated always as identity
);

-- For triggers of the tables' own capabilities:
--   create trigger written after insert or update or delete or truncate on ... execute function database.note_writing()
create function database.note_writing() returns trigger language plpgsql as $$
begin
    insert into database.written default values;
    return null;
end $$;
