-- That somebody was asked to share what is held about a person, what they decided and why. An entry is never changed: what was
-- wrong in one is written anew, in an entry that says so.
create table families.sharing_decision (
    id               bigint generated always as identity primary key,
    form             uuid not null unique,            -- sent twice, it is written down once
    person_id        uuid not null,
    record_ids       integer[] not null,              -- who the person was: families.sharing_decision_now says who that is today
    asked_for        text not null,
    asked_by         text not null,                   -- role and agency
    shared           boolean not null,
    basis            text not null check (basis in ('consent', 'legal-obligation', 'vital-interests', 'public-task',
                                                    'recognised-interest', 'none')),
    why              text not null,
    harm_by_telling  boolean not null,                -- would asking or telling the family put a child at risk?
    harm_by_silence  boolean not null,                -- would not sharing?
    told             text not null,                   -- who was told of it; empty: nobody
    not_told_why     text not null,
    corrects         bigint unique references families.sharing_decision,
    by_account       uuid not null,
    by_name          text not null,
    role             text not null,
    decided_at       timestamptz not null,
    check (not shared or basis <> 'none'),
    check (told <> '' or not_told_why <> '')
);
create index sharing_decision_of on families.sharing_decision using gin (record_ids);

create function families.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'decisions to share are corrected by another entry' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger only_grows before update or delete on families.sharing_decision
    for each statement execute function families.refuse_change();
