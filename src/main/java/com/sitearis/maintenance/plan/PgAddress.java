package com.sitearis.maintenance.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a PostgreSQL database, in libpq's terms.
 *
 * @param database the database's name on the server
 * @param password null when the server needs none (peer authentication, or a certificate)
 * @param tls libpq's TLS settings by their libpq names: sslmode, sslrootcert, sslcert, sslkey, sslcrl; empty for the defaults
 */
public record PgAddress(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        Map<String, String> tls) {

    /** The same server and account, another database. */
    public PgAddress withDatabase(String other) {
        return new PgAddress(host, port, other, user, password, tls);
    }

    /** Host, port and database as a person names them; never the password. */
    public String display() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
