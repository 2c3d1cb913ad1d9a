-- As of which day a source first said that the two live together, and as of which, later, that they do not: where they live
-- it need not know.
alter table families.relationship
    add column together_on date,
    add column together_until date;
