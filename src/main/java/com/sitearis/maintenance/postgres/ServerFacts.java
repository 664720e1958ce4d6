package com.sitearis.maintenance.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * What a server and a database are like, as far as a backup has to know.
 *
 * @param versionNum {@code server_version_num}, such as 150020
 * @param mayReadPasswords whether the account may read the roles' password hashes
 * @param icuLocale empty unless the database sorts by ICU
 * @param extensions names of the installed ones
 * @param databaseSize in bytes
 */
public record ServerFacts(
        int versionNum,
        boolean superuser,
        boolean mayReadPasswords,
        String encoding,
        String collate,
        String ctype,
        String icuLocale,
        List<String> extensions,
        long databaseSize) {

    private static final String QUERY = """
            select current_setting('server_version_num')::int,
                   (select rolsuper from pg_catalog.pg_roles where rolname = current_user),
                   has_table_privilege('pg_catalog.pg_authid', 'select'),
                   pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', ''),
                   (select coalesce(string_agg(extname, ',' order by extname), '') from pg_catalog.pg_extension),
                   pg_database_size(d.oid)
              from pg_catalog.pg_database d where d.datname = current_database()""";

    public static ServerFacts read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new ServerFacts(
                    row.getInt(1),
                    row.getBoolean(2),
                    row.getBoolean(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    Arrays.asList(row.getString(8).split(",")),
                    row.getLong(9));
        }
    }

    public int major() {
        return versionNum / 10_000;
    }
}
