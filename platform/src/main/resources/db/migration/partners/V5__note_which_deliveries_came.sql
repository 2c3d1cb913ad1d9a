-- What pages say of the age of their picture, and what came for whom: remembered until it changes.
create trigger written after insert or update or delete or truncate on partners.delivery
    for each statement execute function database.note_writing();
create trigger written after insert or update or delete or truncate on partners.record
    for each statement execute function database.note_writing();

-- Whether one of a few records is sealed is asked everywhere, and hardly any is.
create index record_sealed on partners.record (id) where sealed;
