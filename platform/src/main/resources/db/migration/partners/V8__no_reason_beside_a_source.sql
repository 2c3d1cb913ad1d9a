-- Why a source is off stands in its declaration and, once it is on, in turned-on.yaml; nothing ever wrote it here.
alter table partners.source drop column switched_off_why;
