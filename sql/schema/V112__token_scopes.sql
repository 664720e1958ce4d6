-- A token may be limited to some areas of the console, beside its role.
alter table app.api_token
    add column scopes text[] check (cardinality(scopes) > 0);     -- such as runs:read; null for everything its role may
