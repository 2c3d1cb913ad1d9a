-- A rule of school looks at everybody until compulsory school ends, not until the 16th birthday, which is in the course of year 11.
alter table needs.rule add column until_school_leaving boolean not null default false;

-- The first day on which somebody is too old, as `Rule.Ages` says: the day after the last Friday in June of the school year in which
-- they are 16, where the ages go on until then; else their birthday. Without a query of its own, so that it is part of others.
create function needs.past_ages_on(born_on date, until_age int, until_school_leaving boolean) returns date
    language sql immutable
    return case when until_school_leaving
        then make_date(extract(year from born_on + interval '4 months')::int + 16, 7, 1)
            - (extract(isodow from make_date(extract(year from born_on + interval '4 months')::int + 16, 6, 30))::int + 2) % 7
        else (born_on + make_interval(years => until_age + 1))::date
    end;
