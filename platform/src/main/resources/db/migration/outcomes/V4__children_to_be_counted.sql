-- Children as figures count them, laid out while needs are found and gone once they are counted. Unlogged: after a crash both are
-- empty.
create unlogged table outcomes.counted_child (
    person_id         uuid not null,
    age               int,
    sex               char(1),
    shielded          boolean not null,
    zone_code         text,
    pyramid           text,
    area_code         text,
    setting_code      text,
    on_roll           boolean not null,
    resident          boolean not null,
    home_unknown      boolean not null,
    family_id         uuid,
    in_care           boolean not null,
    care_leaver       boolean not null,
    ehc_plan          boolean not null,
    sen_support       boolean not null,
    free_meals        boolean not null,
    home_educated     boolean not null,
    not_participating boolean not null,
    offending         boolean not null,
    young_parent      boolean not null,
    at_risk_of_harm   boolean not null,
    workless_home     boolean not null,
    traveller         boolean not null
);
create unlogged table outcomes.counted_child_from (
    mark text not null
);
