-- How far each school's register tells of what is kept of attendance: the last day, and when a file last told anything new of it.
create unlogged table needs.kept_attendance_school (
    source       text not null,
    setting_code text not null,
    known_until  date not null,
    received_on  date not null,
    primary key (source, setting_code)
);
-- What is kept is read again, so that this is there too.
delete from needs.kept_attendance_from;
