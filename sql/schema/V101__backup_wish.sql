-- Which backup a run is about, when a person named one: a proof of it, or a restore into a new database.
alter table app.backup_request add backup text collate "C";
alter table app.backup_request add into_database text;
