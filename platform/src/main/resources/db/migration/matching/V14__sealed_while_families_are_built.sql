-- What seals or shields a record takes effect at once in what stands of families. While a build writes those, it waits, and takes
-- effect in what was written; before, the build looks whether anybody came while it worked.
create function matching.wait_for_build() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('matching.guarded'));
    return new;
end
$$;

create trigger wait_for_build before update of sealed, shielded on partners.record
    for each row when (new.sealed and not old.sealed or new.shielded and not old.shielded)
    execute function matching.wait_for_build();
