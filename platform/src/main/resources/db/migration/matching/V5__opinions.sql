-- What each of the people said who were asked about two records, none of whom saw what the others said. It is about records, as a
-- decision is, and outlives every run. Two that agree make a decision, which closes all that were open on the two records.
create table matching.opinion (
    id integer primary key generated always as identity,
    one_record_id integer not null,
    other_record_id integer not null,
    answer text not null check (answer in ('one', 'two', 'ask')),
    why text not null,
    given_by uuid not null,
    given_by_name text not null,
    given_at timestamptz not null,
    probability double precision,      -- what the program thought of the pair then
    band text,
    closed_change_id integer references matching.change,
    check (one_record_id < other_record_id)
);
create unique index opinion_open on matching.opinion (one_record_id, other_record_id, given_by) where closed_change_id is null;
create index opinion_given_by on matching.opinion (given_by) where closed_change_id is null;
create index opinion_closed on matching.opinion (closed_change_id);

-- What one person alone could not tell was a decision, and waits for a second person now.
with alone as (
    delete from matching.decision where answer = 'ask' and undone_at is null returning *
)
insert into matching.opinion (one_record_id, other_record_id, answer, why, given_by, given_by_name, given_at)
select distinct on (one_record_id, other_record_id, decided_by)
  one_record_id, other_record_id, answer, why, decided_by, decided_by_name, decided_at
from alone
order by one_record_id, other_record_id, decided_by, id desc;
