-- A correction goes to the controller whose word is questioned, and is followed until answered. What V1 kept for an answer was
-- never written; an answer is a step now, like all that happens to a correction.
alter table families.correction
    add column how_known text not null default '',
    add column record_ids int[] not null default '{}',  -- whose word may be wrong: families.correction_now says whose records they are
    add column version int not null default 0;          -- how many steps stand; whoever saw fewer is told

-- Those that were taken down before named no source: it may be any
update families.correction c
set record_ids = array(select m.record_id from matching.member m where m.person_id = c.person_id);

create table families.correction_step (
    id            bigint generated always as identity primary key,
    correction_id uuid not null references families.correction,
    step          text not null check (step in ('sent', 'put-right', 'left', 'taken-back')),
    source_id     smallint,          -- of a sent one: whose controller has it now
    said_to       text,              -- of a sent one: to whom
    happened_on   date not null,
    why           text,
    stands        boolean not null,  -- false: something else had been done first
    by_account    uuid not null,
    by_name       text not null,
    at            timestamptz not null,
    check (step <> 'sent' or said_to is not null),
    check (step not in ('put-right', 'left') or why is not null)
);
create index correction_step_of on families.correction_step (correction_id, id);
