alter table partners.stand
    add column moment text,
    add column facts jsonb;

comment on column partners.stand.moment is 'Until which deliveries had come, as DeliveredSince tells it.';
comment on column partners.stand.facts is 'How many facts of each kind stood then or did so no more, and the sum of their fingerprints: the next run adds what came since.';
