-- Weekly slow-query reports: made once for a week and a set of databases, and kept byte for byte.
create table app.slow_query_report (
    id               bigint generated always as identity primary key,
    report           text not null,           -- the report file's name
    monday           date not null,           -- the week's first day
    databases        text not null,           -- names in the plan, sorted, with commas between
    made_at          timestamptz not null,
    asked_by         text,                    -- null for the schedule
    page             bytea not null,
    page_sha256      text not null,
    workbook         bytea not null,
    workbook_sha256  text not null,
    file_name        text not null,           -- without ending
    document         json not null,           -- what --json prints
    subject          text not null,
    mail             text not null,
    unique (report, monday, databases)
);
-- A workbook is compressed already.
alter table app.slow_query_report alter column workbook set storage external;
