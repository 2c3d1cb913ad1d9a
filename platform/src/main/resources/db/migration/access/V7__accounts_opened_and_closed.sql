-- Accounts are opened and closed, and given other passwords, by whoever runs Kith: that is kept as well.
alter table access.account_change drop constraint account_change_word_check;
alter table access.account_change add constraint account_change_word_check
    check (word in ('open', 'password', 'close', 'suspend', 'restore'));
