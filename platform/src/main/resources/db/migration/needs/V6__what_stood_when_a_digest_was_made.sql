-- A sum over all that the run's digest was made of: where the next run leaves the same, its digest is the same.
alter table needs.run add column stood text;
