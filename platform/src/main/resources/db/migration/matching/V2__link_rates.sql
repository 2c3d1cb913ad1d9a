-- How many of each source's records a run joined to another source's. Sealed records are not counted.
create table matching.link_rate (
    change_id integer not null references matching.change,
    source text not null,
    records integer not null,
    shared integer not null,
    primary key (change_id, source)
);
