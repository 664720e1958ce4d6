package com.sitearis.maintenance.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server and the connected database are.
 *
 * @param versionNumber as {@code server_version_num} has it: 150020 is 15.20
 * @param superuser whether the connected account is one
 * @param readsPasswords whether it may read the passwords of roles
 * @param collate and {@code ctype}: the C library's locale names
 * @param localeProvider {@code c} for the C library, {@code i} for ICU, {@code b} for built in
 * @param icuLocale the locale of a provider other than the C library's
 * @param sizeBytes of the database on disk
 * @param extensions those installed in the database, with their versions
 */
public record ServerFacts(
        int versionNumber,
        boolean superuser,
        boolean readsPasswords,
        String database,
        String encoding,
        String collate,
        String ctype,
        String localeProvider,
        @Nullable String icuLocale,
        long sizeBytes,
        Map<String, String> extensions) {

    public ServerFacts {
        extensions = Map.copyOf(extensions);
    }

    /** Reads them as the connected account sees them. */
    public static ServerFacts read(Connection connection) throws SQLException {
        Map<String, String> extensions = extensions(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.text("postgres/server-facts.sql"))) {
            row.next();
            return new ServerFacts(
                    row.getInt("version_number"),
                    row.getBoolean("superuser"),
                    row.getBoolean("reads_passwords"),
                    row.getString("database"),
                    row.getString("encoding"),
                    row.getString("collate"),
                    row.getString("ctype"),
                    row.getString("locale_provider"),
                    row.getString("icu_locale"),
                    row.getLong("size_bytes"),
                    extensions);
        }
    }

    private static Map<String, String> extensions(Connection connection) throws SQLException {
        Map<String, String> extensions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlFile.text("postgres/extensions.sql"))) {
            while (rows.next()) {
                extensions.put(rows.getString("name"), rows.getString("version"));
            }
        }
        return extensions;
    }

    /** For example 15. */
    public int major() {
        return versionNumber / 10_000;
    }
}
