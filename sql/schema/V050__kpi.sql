-- Versions of monthly reports. What a version says is frozen first, its workbook is made of that once, and the bytes are
-- kept, so that whoever gets it again gets the same.
create table app.report_run (
    id           bigint generated always as identity primary key,
    kind         text not null,               -- the report file's name
    period       date not null,               -- the month's first day
    version      integer not null check (version > 0),
    run_id       bigint unique,               -- the run that froze it; null when a person asked
    asked_by     text,                        -- null for the schedule
    frozen_at    timestamptz not null,
    provisional  boolean not null,
    edition      json not null,               -- as written: jsonb would change the order of keys
    built_at     timestamptz,
    file_name    text not null,
    sha256       text,
    workbook     bytea,
    unique (kind, period, version),
    check ((workbook is null) = (built_at is null) and (workbook is null) = (sha256 is null))
);
-- A workbook is compressed already.
alter table app.report_run alter column workbook set storage external;

-- Comments on figures. Rows are never changed: a newer one takes precedence, an empty one takes it back.
create table app.report_remark (
    id      bigint generated always as identity primary key,
    kind    text not null,
    kpi     text not null,
    month   date not null,                    -- the month it is about, its first day
    text    text not null,
    author  text not null,
    at      timestamptz not null
);
create index report_remark_in_force on app.report_remark (kind, kpi, month desc, id desc);
