alter table matching.alarm drop constraint alarm_kind_check;
alter table matching.alarm add constraint alarm_kind_check
    check (kind in ('source', 'vanished', 'group', 'risen', 'model', 'refused', 'doubtful'));
