-- Whether a kind of accommodation, as sources write it, is one whose address nobody may learn: as `Shield` reads it.
create function partners.tells_of_refuge(accommodation text) returns boolean
    language sql immutable parallel safe
    return accommodation ~* '\yrefuge\y|safe ?house|confidential';

-- What the governance officer said of a shield when no source told of a stay in a refuge any more.
create table partners.shield_answer (
    id uuid primary key,
    number bigint generated always as identity,
    record_ids int[] not null,
    known_rows bigint[] not null,
    lifts boolean not null,
    why text not null,
    by_account uuid not null,
    by_name text not null,
    at timestamptz not null
);
comment on table partners.shield_answer is 'Of these the newest on a record holds while its sources say nothing of a refuge that was not known then.';
comment on column partners.shield_answer.known_rows is 'The content (fact.row_hash) of all that stood about refuges when it was answered.';
comment on column partners.shield_answer.lifts is 'The records are shielded no more on this ground; false keeps the shield.';
