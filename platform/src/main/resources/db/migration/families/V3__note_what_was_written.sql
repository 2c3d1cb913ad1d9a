-- What lists rest on and remember until it changes.
create trigger written after insert or update or delete or truncate on families.person
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on families.family
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on families.family_member
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on families.helper
    for each statement execute function database.note_writing();
