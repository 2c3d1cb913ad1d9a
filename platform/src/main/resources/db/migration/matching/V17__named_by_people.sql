-- Two people who somebody knows are one are asked about though no run doubts it. Who named them last; no run closes such a pair while
-- both records stand. Of one that no run finds, the program holds neither a probability nor a band.
alter table matching.pair add named_by uuid;
alter table matching.pair alter probability drop not null;
alter table matching.pair alter band drop not null;
