-- What each rule in force found when it last ran, and a mark of all that was looked at then. A rule that would look at the same
-- is not run again. Unlogged: after a crash both are empty, and every rule runs.
create unlogged table needs.looked_at (
    rule_id int primary key,
    mark    text not null,             -- the day, and who was who
    moment  text not null              -- up to which deliveries had come
);
create unlogged table needs.kept_evidence (
    rule_id        int not null,
    person_id      uuid,
    fact_id        bigint,
    path_person_id uuid,
    path           text,
    path_since     date,
    since          date,
    stands_until   date,
    kind_of_data   text,
    source         text,
    setting_code   text,
    received_on    date,
    starts_on      date,
    ends_on        date
);
