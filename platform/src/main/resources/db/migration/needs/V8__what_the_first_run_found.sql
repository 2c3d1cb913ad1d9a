-- The number of the newest finding after the run: what a second run of the first day finds is new beside what the first found.
-- Of runs before this one the days alone can tell.
alter table needs.run add column found_until bigint;
update needs.run r
set found_until = (select coalesce(max(id), 0) from needs.found where found_on <= r.as_of);
alter table needs.run alter column found_until set not null;
