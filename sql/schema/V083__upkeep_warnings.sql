-- What upkeep finds is a warning about a database, not an outage: its incidents count in no figure about outages.
update app.incident set cause = 'warning/' || cause where cause like 'upkeep/%';
