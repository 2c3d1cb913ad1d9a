-- When schools are open, as their own registers of term dates say: marks that leave weekends and holidays out are placed by them.
create table partners.term (
    code text primary key,
    setting_code text not null,
    first_on date not null,
    last_on date not null
);
create index term_by_setting on partners.term (setting_code, first_on);

alter table partners.register_row
  drop constraint register_row_register_check,
  add constraint register_row_register_check
    check (register in ('organisation', 'zone', 'setting', 'area', 'postcode', 'worker', 'term'));
