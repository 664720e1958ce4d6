-- Lists of runs by state or target, in the order they are shown in.
create index run_by_state on app.run (state, created desc, id desc);
create index run_by_target on app.run (target, created desc, id desc);
