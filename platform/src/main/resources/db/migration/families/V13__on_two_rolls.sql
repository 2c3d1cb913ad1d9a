-- The second school of a pupil who is on two rolls; `setting_code` is the main one, by which figures count.
alter table families.person add column also_setting_code text;
