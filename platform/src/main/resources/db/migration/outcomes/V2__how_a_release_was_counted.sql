-- Figures that were counted in another way are made anew, however little they moved.
alter table outcomes.release add column method int not null default 1;
