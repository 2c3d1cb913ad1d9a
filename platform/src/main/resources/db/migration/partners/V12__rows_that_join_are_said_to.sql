-- Mended rows that join the file they were refused from are not taken as a file of their own.
alter table partners.decision drop constraint decision_word_check;
alter table partners.decision add check (word in ('take', 'join', 'refuse', 'undo'));
