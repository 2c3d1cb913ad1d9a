-- Many searches within an hour by an exact name and date of birth that nobody has; like a night, what comes after an
-- answer is another review of the same key.
alter table access.review drop constraint review_oddity_check;
alter table access.review add constraint review_oddity_check
    check (oddity in ('reason', 'many', 'in-vain', 'own-name', 'colleague', 'out-of-hours'));
drop index access.review_once;
create unique index review_once on access.review (oddity, key)
    where outcome is null or oddity not in ('many', 'in-vain', 'out-of-hours');
