-- Whose records are whose: what lists rest on and remember until it changes.
create trigger written after insert or update or delete or truncate on matching.membership
    for each statement execute function database.note_writing();
