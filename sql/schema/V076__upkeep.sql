-- Which relations the integrity check has verified, so that the next run goes on where the time ran out.
create table app.relation_check (
    target     text not null,                      -- the database, by its name in the plan
    relation   text not null,                      -- schema.name as the server writes it
    checked_at timestamptz not null,               -- the last time a check came to its end
    took       interval not null,
    pages      bigint not null,
    damage     text,                               -- what the check complained of; null when it found the relation sound
    primary key (target, relation)
);

-- How large databases and their larger tables were, one row a day: what growth is reckoned from.
create table app.size_day (
    target   text not null,
    relation text not null,                        -- schema.name; empty for the whole database
    day      date not null,                        -- in the plan's zone
    bytes    bigint not null,
    rows     double precision,                     -- the server's estimate; null for a database and where never analyzed
    primary key (target, relation, day)
);

insert into app.metric (name, unit, threshold, about) values
    ('db.dead-rows', '1', null, 'dead rows left after the weekly vacuum'),
    ('db.freeze-age', '1', 1000000000, 'age of the oldest unfrozen transaction id of this database'),
    ('db.multixact-age', '1', 1000000000, 'age of the oldest multixact of this database'),
    ('db.bloat', 'bytes', null, 'estimated: unused space in B-tree indexes'),
    ('db.index-size', 'bytes', null, 'size of all indexes'),
    ('db.unused-indexes', 'bytes', null, 'size of indexes that nobody reads'),
    ('db.table-rows', '1', 10000000, 'estimated rows of a large table, by the label table'),
    ('db.checksum-failures', '1', 0, 'damaged pages that the server met since its statistics were reset'),
    ('db.damaged-relations', '1', 0, 'tables and indexes that failed their last check');
