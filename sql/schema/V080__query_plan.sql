-- Generic plans of statements as they were when a week's report was made, to be compared with the next week's. No literal.
create table app.query_plan (
    target       text not null,               -- the database, by its name in the plan
    fingerprint  bigint not null,
    monday       date not null,               -- the week whose report asked
    shape        text not null,               -- hash of nodes, tables and indexes; without costs
    cost         double precision not null,   -- of the whole plan, in the planner's unit
    text         text not null,
    primary key (target, fingerprint, monday)
);
