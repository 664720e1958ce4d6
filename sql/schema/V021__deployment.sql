-- What was reported about deployments, as it came. Several sources report the same deployment: they are merged when read,
-- so that the order in which reports arrive never matters.
create table app.deployment_report (
    source      text collate "C" not null,
    id          text collate "C" not null,
    environment text collate "C" not null,
    sha         text collate "C" not null,
    at          timestamptz not null,             -- when the deployment ended
    outcome     text not null check (outcome in ('SUCCEEDED', 'FAILED', 'CANCELED', 'ROLLED_BACK')),
    received_at timestamptz not null,
    primary key (source, id)
);
create index deployment_report_at on app.deployment_report (environment, at);
create index deployment_report_sha on app.deployment_report (environment, left(sha, 7));
