-- A night and an hour with many families go on: what comes after an answer is another review of the same key. A page
-- and a reason are one for good, also once they are answered.
alter table access.review drop constraint review_oddity_key_key;
create unique index review_once on access.review (oddity, key)
    where outcome is null or oddity not in ('many', 'out-of-hours');
