-- What browsers reported and may still correct: the same id reports again as a page lives on, and the last value counts.
-- Half an hour after its last report a value becomes a sample, in the transaction that marks it settled here.
create table app.vital (
    id          text collate "C" not null,         -- made by the page
    metric      text collate "C" not null,
    environment text collate "C" not null,
    target      text collate "C" not null,
    device      text collate "C" not null,
    value       double precision not null,
    reported_at timestamptz not null,
    settled     boolean not null default false,    -- kept for a day, so that what comes later is not taken for a new page
    primary key (id, metric)
);
create index vital_open on app.vital (reported_at) where not settled;
create index vital_settled on app.vital (reported_at) where settled;
