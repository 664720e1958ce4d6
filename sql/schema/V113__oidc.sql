-- Accounts of people whom an OpenID Connect provider vouches for. They have no password until somebody resets it.
alter table app.account
    alter column password drop not null,
    add column issuer  text,
    add column subject text,                       -- the issuer's name for the person; what they are called may change hands
    add constraint account_external check ((issuer is null) = (subject is null)),
    add constraint account_has_a_way_in check (password is not null or issuer is not null),
    add constraint account_of_subject unique (issuer, subject);

-- A browser on its way to the provider and back, perhaps to another node.
create table app.oidc_login (
    state_hash   bytea primary key,                -- SHA-256 of what the provider hands back
    browser_hash bytea not null,                   -- SHA-256 of the cookie: somebody else's answer is not taken
    nonce        text not null,
    verifier     text not null,
    destination  text not null,
    created      timestamptz not null
);
create index oidc_login_by_age on app.oidc_login (created);
