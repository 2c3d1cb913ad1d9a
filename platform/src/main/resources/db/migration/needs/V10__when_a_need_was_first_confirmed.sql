-- A need that is found while its source is late is alerted once it is confirmed, and never again: not when the source is late
-- once more, nor when its rule has asked for no alert until then.
alter table needs.found add column confirmed_on date; -- the day of the first run that confirmed it; none while none has
update needs.found set confirmed_on = found_on;
