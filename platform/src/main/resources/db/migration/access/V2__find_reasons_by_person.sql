-- A page asks by person; the holder is computed from the account.
create index on access.reason_given (person_id);
create index on access.found (person_id);
