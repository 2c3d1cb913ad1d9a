-- Attendance as rules read it, of those days over which they look back: kept, so that only what came, what was taken back and whose
-- records are somebody else's now is read again from most of all facts. Unlogged: after a crash all are empty, and all is read.
create unlogged table needs.kept_attendance (
    person_id    uuid not null,
    record_id    int not null,
    fact_id      bigint not null,
    starts_on    date not null,
    ends_on      date,
    setting_code text,
    source       text not null,
    received_on  date not null,
    possible     int,
    missed       int,
    unauthorised int,
    part_time    int,
    month_on     date not null,
    weeks        text                  -- only of days over which rules look week by week
);
create index kept_attendance_by_person on needs.kept_attendance (person_id);
-- Whose the records were.
create unlogged table needs.kept_attendance_owner (
    record_id int not null,
    person_id uuid not null,
    source    text not null
);
create unlogged table needs.kept_attendance_from (
    made   text not null,              -- a digest of how it is laid out: another program may do it in another way
    moment text not null,              -- up to which deliveries had come
    day    date not null
);
