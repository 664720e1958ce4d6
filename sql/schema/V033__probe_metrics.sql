-- What the availability probe measures beside the response time.
insert into app.metric (name, unit, threshold, about) values
    ('http.dns', 'ms', null, 'time to resolve a component''s host name'),
    ('http.connect', 'ms', null, 'time to open a connection to a component'),
    ('http.tls', 'ms', null, 'time of the TLS handshake with a component'),
    ('tls.left', 's', null, 'time until a component''s certificate expires');
