-- The match weight of a pair above that of the next best person for either record; null where nobody else comes near.
alter table matching.pair add one_gap double precision, add other_gap double precision;
