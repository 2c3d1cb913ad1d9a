-- What lists rest on and remember until it changes.
create trigger written after insert or update or delete or truncate on access.grant
    for each statement execute function database.note_writing();
