-- What people decided names records. Whom an undo leaves unnamed may come again, in the next file or in one that is loaded again:
-- the same key of the same source is the same record then, by its old id.
create table partners.record_before_undo (
    source_id smallint not null,
    key_hash bigint not null,
    id int not null,
    primary key (source_id, key_hash)
);
comment on column partners.record_before_undo.key_hash is 'The fingerprint of source and key: whom it was is not kept.';
