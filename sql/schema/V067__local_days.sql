-- Hours that a local midnight of the plan's zone lies in are rolled up in two pieces: so local days and months are made of
-- whole rows also where the zone is not whole hours away from UTC. `hour` is a piece's begin.
alter table app.sample_hour add column minutes smallint not null default 60; -- 1 to 60, how long the piece is
