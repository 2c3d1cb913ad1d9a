-- An account that is suspended is signed out at once and cannot sign in until somebody restores it.
alter table access.account add column suspended_at timestamptz;
alter table access.account add column signed_in_at timestamptz;

-- Who suspended or restored an account, and why: kept for good.
create table access.account_change (
    id         bigint generated always as identity primary key,
    account_id uuid not null references access.account,
    word       text not null check (word in ('suspend', 'restore')),
    why        text not null,
    by_account uuid not null check (by_account <> account_id),
    by_name    text not null,
    at         timestamptz not null default now()
);
create index on access.account_change (account_id);
