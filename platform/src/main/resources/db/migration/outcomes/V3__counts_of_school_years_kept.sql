-- School years as they were counted, school by school, before anything is hidden: for the next run only, which counts them anew
-- when anything that they rest on was written. Unlogged: after a crash both are empty.
create unlogged table outcomes.counted_year (
    year         int not null,
    setting_code text,
    pupils       bigint not null,
    by_marks     bigint not null,
    persistent   bigint not null,
    severe       bigint not null,
    suspensions  bigint not null,
    exclusions   bigint not null
);
create unlogged table outcomes.counted_from (
    mark   text not null,
    moment text not null
);
