-- What lists rest on and remember until it changes.
create trigger written after insert or update or delete or truncate on partners.source
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on partners.organisation
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on partners.fact
    for each statement execute function database.note_writing();
