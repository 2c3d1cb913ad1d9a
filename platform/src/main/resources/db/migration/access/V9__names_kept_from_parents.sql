-- Whoever runs Kith says whose name is kept from parents and young people (trust, line 7): that is kept as well.
alter table access.account_change drop constraint account_change_word_check;
alter table access.account_change add constraint account_change_word_check
    check (word in ('open', 'password', 'close', 'suspend', 'restore', 'keep-name', 'tell-name'));
