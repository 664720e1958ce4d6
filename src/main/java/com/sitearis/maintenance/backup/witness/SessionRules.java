package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings that make a session's reading of values depend on nothing but the values. */
final class SessionRules {

    private SessionRules() {}

    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqlFile.text("backup/session-rules.sql"));
        }
    }
}
