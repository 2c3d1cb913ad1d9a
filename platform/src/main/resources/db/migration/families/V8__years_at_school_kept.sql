-- What each record says of each school year at each school, summed up from most of all facts: kept, so that only the years of which
-- something new was told are summed up again. Unlogged: after a crash both are empty, and all years are.
create unlogged table families.year_at_school (
    record_id    int not null,
    year         int not null,
    setting_code text,
    last_on      date,
    marks        boolean not null,
    possible     int,
    missed       int not null,
    suspensions  int not null,
    exclusions   int not null
);
create unlogged table families.year_at_school_from (
    summed text not null,
    moment text not null
);
comment on column families.year_at_school_from.summed is 'A digest of how years are summed up: another program may do it in another way.';
