package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settings that belong to a database ({@code alter database … set}); pg_restore leaves them behind under a new name. */
public final class DatabaseSettings {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    /** Their values are lists of quoted names already. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private DatabaseSettings() {}

    public static List<Manifest.Setting> of(Connection connection) throws SQLException {
        List<Manifest.Setting> settings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.text("backup/database-settings.sql"))) {
            while (row.next()) {
                settings.add(new Manifest.Setting(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return settings;
    }

    /** Applies them to a restored database; returns what could not be set. */
    public static List<String> apply(List<Manifest.Setting> settings, PgAddress database) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Connection connection = PgConnections.open(database, "maintenance restore", CONNECT);
                Statement statement = connection.createStatement()) {
            for (Manifest.Setting setting : settings) {
                try {
                    statement.execute(sql(setting, database.database()));
                } catch (SQLException refused) {
                    problems.add("setting " + setting.name() + ": " + refused.getMessage());
                }
            }
        }
        return problems;
    }

    /** The statement that gives a database the setting. */
    static String sql(Manifest.Setting setting, String database) {
        String value = LISTS.contains(setting.name()) ? setting.value() : Quoting.literal(setting.value());
        String target = setting.role().isEmpty()
                ? "alter database " + Quoting.quoted(database)
                : "alter role " + Quoting.quoted(setting.role()) + " in database " + Quoting.quoted(database);
        return target + " set " + quotedName(setting.name()) + " to " + value;
    }

    /** Names of settings may have a dot between two parts. */
    private static String quotedName(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Quoting.quoted(name)
                : Quoting.quoted(name.substring(0, dot)) + "." + Quoting.quoted(name.substring(dot + 1));
    }
}
