-- Of which children a release was counted, and until which moment deliveries had come: where nothing was told of anybody since,
-- the same are counted.
alter table outcomes.release
    add column children text,
    add column moment   text;
