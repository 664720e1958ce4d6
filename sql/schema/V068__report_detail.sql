-- The rows behind a version's figures, as a second workbook; made once, after the version was frozen.
alter table app.report_run
    add column detail        bytea,
    add column detail_sha256 text,
    add column detail_bytes  bigint,
    add column detail_rows   bigint,               -- 0 when there is nothing to show: then there are no bytes
    add constraint report_run_detail check (
        (detail_rows is null) = (detail_sha256 is null) and (detail is null) = (coalesce(detail_rows, 0) = 0));
-- A workbook is compressed already.
alter table app.report_run alter column detail set storage external;
