-- A controller may answer otherwise later: the answer before stays, and the new one says why it is another.
alter table families.correction_step
    add column because text,
    add check (because is null or step in ('put-right', 'left'));
