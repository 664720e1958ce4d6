-- Who may use the console: accounts, the sessions of their browsers, tokens for programs, and failed logins.
create table app.account (
    name           text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    role           text not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
    password       text not null,                 -- a hash, with the name of its algorithm before it
    must_change    boolean not null,              -- the password was given out by somebody else
    password_until timestamptz,                   -- a one-time password is worth nothing from here on
    language       text check (language in ('fr', 'en')),  -- null for the plan's
    disabled_at    timestamptz,
    created        timestamptz not null,
    created_by     text not null
);

-- A browser that is logged in. Lives in the database so that every node knows it, and a logout holds at once everywhere.
create table app.console_session (
    id_hash  bytea primary key,                   -- SHA-256 of what the cookie holds
    account  text not null references app.account on delete cascade,
    created  timestamptz not null,
    seen     timestamptz not null,                -- at most a minute old while it is used
    address  text not null
);
create index console_session_by_account on app.console_session (account);
create index console_session_by_age on app.console_session (seen);

create table app.api_token (
    id         bigint generated always as identity primary key,
    token_hash bytea not null unique,             -- SHA-256 of the token, which has 256 random bits: nothing to guess
    prefix     text not null,                     -- its first characters, to recognise it by
    name       text not null,
    account    text not null references app.account on delete cascade,
    role       text not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),  -- at most; never more than the account's
    created    timestamptz not null,
    expires    timestamptz not null,
    revoked_at timestamptz,
    last_used  timestamptz                        -- to the minute
);
create unique index api_token_in_force on app.api_token (account, name) where revoked_at is null;

-- Logins that failed in a row: by account (whether it exists or not), and by address.
create table app.login_failure (
    key        text primary key,                  -- account:NAME or address:ADDRESS
    failures   integer not null,
    last       timestamptz not null,
    closed_until timestamptz not null             -- no login before this
);
create index login_failure_by_age on app.login_failure (last);
