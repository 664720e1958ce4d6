-- How far the log files of each job were read. A file is known by how it begins, so that it stays the same file when it is
-- renamed, copied or compressed.
create table app.log_file (
    job         text not null,
    head        bytea not null,                    -- SHA-256 of its first bytes, before compression
    head_length int not null,                      -- how many bytes
    name        text not null,                     -- when it was last read
    read_to     bigint not null,                   -- bytes, before compression
    unreadable  bigint not null,                   -- lines
    stamp       text,                              -- size and time of change when it was read to its end
    seen_at     timestamptz not null,
    primary key (job, head)
);

-- What sessions left open where the reading of a job ended: a later record may explain it.
create table app.log_open_record (
    job         text not null,
    session     bigint not null,
    database    text not null,
    hour        text not null,
    fingerprint bigint,                            -- of a statement whose duration comes; its text is in app.query_text
    lines       boolean not null,
    errors      int not null,
    file_bytes  bigint not null,
    lock_us     bigint not null,
    primary key (job, session)
);

-- Events of a database's log by hour.
create table app.log_event_hour (
    target text not null,
    hour   timestamptz not null,
    event  text not null,                          -- as slowquery.LogEvent
    count  bigint not null,
    sum    bigint not null,                        -- microseconds or bytes
    primary key (target, hour, event)
);
