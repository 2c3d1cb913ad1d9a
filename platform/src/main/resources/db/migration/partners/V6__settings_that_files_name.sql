-- The schools and settings that a file's rows name. Of those that no register knows nobody is told of the rows: the register is asked
-- whenever this is read, since it may come before the file or after it, and be taken back.
create table partners.named_setting (
    delivery_id int not null references partners.delivery on delete cascade,
    setting_code text not null,
    rows int not null,
    line int not null,               -- the first of them
    primary key (delivery_id, setting_code)
);
