-- Two sources load side by side, so that a source's deliveries lie all over the table: a range index found all of it.
drop index partners.fact_by_delivery;
create index fact_by_delivery on partners.fact (delivery_id);

create table partners.stand (
    id int generated always as identity primary key,
    fingerprint text not null,
    manifest jsonb not null
);
comment on table partners.stand is 'How much partners say, and its digest, as of each run that found something new: the fingerprint is of the deliveries.';
