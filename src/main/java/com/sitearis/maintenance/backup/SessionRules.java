package com.sitearis.maintenance.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings that make a session's reading of values depend on nothing but the values. */
final class SessionRules {

    private static final String SETTINGS = """
            set search_path = pg_catalog;
            set timezone = 'UTC';
            set datestyle = 'ISO, YMD';
            set intervalstyle = 'postgres';
            set extra_float_digits = 3;
            set bytea_output = 'hex';
            set xmlbinary = 'base64';
            set xmloption = 'content';
            set lc_monetary = 'C';
            set lc_numeric = 'C';
            set row_security = off;
            set statement_timeout = 0;
            set lock_timeout = 0;
            set idle_in_transaction_session_timeout = 0;
            set jit = off""";

    private SessionRules() {}

    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }
}
