-- That two people are taken for one is no source's word: analysts answer it, and no controller.
alter table families.correction
    add column two_people boolean not null default false;
