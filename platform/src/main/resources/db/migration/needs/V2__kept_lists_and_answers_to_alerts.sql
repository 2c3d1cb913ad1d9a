-- A choice of a working list that somebody keeps under a name of their own. It holds words of the address and nobody's name.
create table needs.kept_list (
    id         uuid primary key,
    account_id uuid not null,
    name       text not null,
    choice     text not null,          -- as after the question mark of the address
    kept_at    timestamptz not null,
    unique (account_id, name)
);

-- Every answer to an alert, those taken back too; the alert itself holds the one that stands.
create table needs.alert_answer (
    id         bigint primary key generated always as identity,
    alert_id   uuid not null references needs.alert,
    answer     text not null check (answer in ('seen', 'acting', 'not so')),
    why        text,
    by_account uuid not null,
    by_name    text not null,
    at         timestamptz not null,
    undone_at  timestamptz
);
create index alert_answer_by_alert on needs.alert_answer (alert_id);
create index alert_answer_by_account on needs.alert_answer (by_account, at);

-- Where no lead and no school is known, the alert goes to the zone's manager at once.
alter table needs.alert drop constraint alert_check;
