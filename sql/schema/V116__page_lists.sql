-- Lists of incidents in the order they are shown in, however many are closed.
create index incident_newest on app.incident (detected desc, id desc);
create index incident_not_closed on app.incident (detected desc, id desc) where state <> 'CLOSED';
-- What was found about one object.
create index finding_about on app.finding (source, object);
