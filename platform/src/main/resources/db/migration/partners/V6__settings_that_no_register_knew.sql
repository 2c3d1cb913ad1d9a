-- The schools and settings that a file's rows name and that no register knew when it was taken: nobody at them is told of the rows.
-- One that a register brings later counts no more; whoever reads this asks the register again.
create table partners.unknown_setting (
    delivery_id int not null references partners.delivery on delete cascade,
    setting_code text not null,
    rows int not null,
    line int not null,               -- the first of them
    primary key (delivery_id, setting_code)
);
