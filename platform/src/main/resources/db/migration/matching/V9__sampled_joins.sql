-- A sample of the joins that runs made by themselves is asked about like doubtful pairs. The stratum, by match weight, is null for a
-- pair that is in doubt, and is nowhere shown before an answer.
alter table matching.pair add stratum smallint;
alter table matching.opinion add stratum smallint;

-- How many joins each stratum had when a run drew from it, as estimated; of stratum 0 people are not asked, since another person
-- comes near one of the records.
create table matching.join_stratum (
    change_id integer not null references matching.change,
    stratum smallint not null,
    joins integer not null,
    primary key (change_id, stratum)
);
