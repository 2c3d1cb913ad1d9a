-- A build works out those whom something new reaches, and goes on from what the last one kept.

-- What a row says, with people named by their records: the digest of a build is made of sums over it.
alter table families.person add column said bigint not null default 0;
alter table families.name_part add column said bigint not null default 0;
alter table families.home add column said bigint not null default 0;
alter table families.residence add column said bigint not null default 0;
alter table families.relationship add column said bigint not null default 0;
alter table families.family add column said bigint not null default 0;
alter table families.family_member add column said bigint not null default 0;
alter table families.helper add column said bigint not null default 0;

-- Each way in which sources write where somebody lives, and which home it is.
create table families.spelling (
    address text not null,             -- empty where only the property's number tells
    postcode text not null,
    property bigint not null,          -- 0 where none is told
    times integer not null,            -- in how many descriptions; what is said most often names the home
    home_id integer,
    said bigint not null,
    row_hash bigint not null
);

-- Those of whom something is kept back, as the last build saw it.
create table families.guarded (
    person_id uuid primary key,
    sealed boolean not null,
    shielded boolean not null,
    confidential boolean not null      -- the address may not be told
);

-- What the build had seen, and sums over what it left. Null: the next one works out everybody.
alter table families.build add column kept jsonb;

-- Earlier builds looked at everybody.
update families.build set manifest = manifest || jsonb_build_object('lookedAt', manifest -> 'people');
