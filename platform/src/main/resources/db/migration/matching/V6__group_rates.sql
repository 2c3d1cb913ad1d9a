-- How many records of each group of people a run joined to another source's. Sealed records are not counted.
create table matching.group_rate (
    change_id integer not null references matching.change,
    parting text not null,
    part text not null,
    place smallint not null,
    records integer not null,
    shared integer not null,
    primary key (change_id, parting, part)
);
