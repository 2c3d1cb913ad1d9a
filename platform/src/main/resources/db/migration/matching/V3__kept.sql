-- Under which name a run kept, in the data folder, what the next run goes on from; null where it kept nothing.
alter table matching.change add column kept uuid;

-- Earlier runs looked at every record.
update matching.change
set manifest = manifest || jsonb_build_object('lookedAt', manifest -> 'records')
where kind = 'run' and manifest is not null;
