-- Since when some of those whom a need counts are not confirmed, since a source is late; null where all are.
alter table outcomes.measure add column unconfirmed_since date;
