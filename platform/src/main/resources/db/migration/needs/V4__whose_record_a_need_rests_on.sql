-- A person's page says which needs of others rest on it.
create index evidence_by_path_person on needs.evidence (path_person_id) where path_person_id is not null;
