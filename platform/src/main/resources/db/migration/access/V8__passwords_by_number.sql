-- Whoever is signed in with a password that was given up is out at their next click: a session knows which of the
-- account's passwords opened it.
alter table access.account add column password_number integer not null default 1;
alter table access.account add column password_since timestamptz;
