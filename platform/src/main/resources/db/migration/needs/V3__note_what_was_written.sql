-- What lists rest on and remember until it changes.
create trigger written after insert or update or delete or truncate on needs.rule
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on needs.found
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on needs.evidence
    for each statement execute function database.note_writing();
