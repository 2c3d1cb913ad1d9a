-- What two records say, as one text that differs whenever they say something else.
create function matching.content(one integer, other integer) returns text language sql stable as $$
select md5(string_agg(record_id || ' ' || row_hash, ' ' order by record_id, row_hash))
from partners.identity
where record_id in (one, other)
$$;

-- What the records said when a person gave their word: said of other words, it counts no longer, and the pair is asked anew.
alter table matching.opinion add column content text;
update matching.opinion set content = matching.content(one_record_id, other_record_id) where closed_change_id is null;
