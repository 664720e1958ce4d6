-- Since when a metric has to come in: before the time it may take has passed once, nothing is missed.
create table app.metric_expected (
    environment text collate "C" not null,
    metric      text collate "C" not null,
    target      text collate "C" not null,         -- empty for any
    since       timestamptz not null,              -- when a run first looked for it
    primary key (environment, metric, target)
);
