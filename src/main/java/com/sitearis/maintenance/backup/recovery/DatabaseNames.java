package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of a server's databases: which are taken, what became of a copy, and who is called what. */
public final class DatabaseNames {

    private static final int TRIES = 20;
    private static final String IN_USE = "55006";
    private static final String TAKEN = "42P04";

    private final PgAddress server;
    private final Duration connect;

    /**
     * The names on the server of a database.
     *
     * @param connect how long a connection may take
     */
    public DatabaseNames(PgAddress database, Duration connect) {
        this.server = database.withDatabase("postgres");
        this.connect = connect;
    }

    /**
     * Looks whether a new database can be called so.
     *
     * @throws DatabaseExists when it cannot
     */
    public void requireFree(String name) throws SQLException {
        if (comment(name).isPresent()) {
            throw new DatabaseExists(name, server.display());
        }
    }

    /** What is said of a database, perhaps nothing; empty when there is none of that name. */
    Optional<String> comment(String name) throws SQLException {
        try (Connection connection = open()) {
            return comment(connection, name);
        }
    }

    /** All names that begin so, the last in the alphabet first. */
    List<String> beginningWith(String beginning) throws SQLException {
        try (Connection connection = open();
                PreparedStatement query = connection.prepareStatement(
                        "select datname from pg_catalog.pg_database where left(datname, length(?)) = ?"
                                + " order by datname desc")) {
            query.setString(1, beginning);
            query.setString(2, beginning);
            List<String> names = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }

    /** Owner and privileges of a database, in the server's words. */
    record Rights(String owner, String privileges) {}

    Rights rights(String name) throws SQLException {
        try (Connection connection = open();
                PreparedStatement query = connection.prepareStatement(
                        "select pg_catalog.pg_get_userbyid(datdba), coalesce(datacl::text, '')"
                                + " from pg_catalog.pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Rights(row.getString(1), row.getString(2)) : new Rights("", "");
            }
        }
    }

    void drop(String name) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + Quoting.quoted(name) + " with (force)");
        }
    }

    /** Gives a database another name and a comment. */
    void rename(String from, String to, String comment, StepScope scope) throws SQLException {
        List<String> statements = List.of(
                renaming(from, to), "comment on database " + Quoting.quoted(to) + " is " + Quoting.literal(comment));
        try {
            patiently(List.of(from), connection -> statements, scope);
        } catch (SQLException failed) {
            if (TAKEN.equals(failed.getSQLState())) {
                throw new DatabaseExists(to, server.display());
            }
            throw failed;
        }
    }

    /** Gives {@code restored} the name {@code current}, and {@code current}, if there is one, the name {@code former}. */
    void exchange(String current, String restored, String former, StepScope scope) throws SQLException {
        patiently(
                List.of(current, restored),
                connection -> {
                    List<String> statements = new ArrayList<>();
                    // a database may be gone altogether: that is why one restores
                    if (comment(connection, current).isPresent()) {
                        statements.add(renaming(current, former));
                    }
                    statements.add(renaming(restored, current));
                    return statements;
                },
                scope);
    }

    /** What is to be done, as the server is now. */
    private interface Statements {
        List<String> of(Connection connection) throws SQLException;
    }

    /** In one transaction: a crash leaves either nothing of it or all. */
    private void patiently(List<String> databases, Statements statements, StepScope scope) throws SQLException {
        SQLException busy = null;
        try (Connection connection = open()) {
            for (int i = 0; i < TRIES; i++) {
                scope.checkStop();
                for (String database : databases) {
                    endSessions(connection, database);
                }
                try {
                    together(connection, statements.of(connection));
                    return;
                } catch (SQLException sessions) {
                    if (!IN_USE.equals(sessions.getSQLState())) {
                        throw sessions;
                    }
                    busy = sessions; // somebody connected in between; sessions are ended once more
                }
            }
        }
        throw new StillInUse(databases.get(0), busy);
    }

    private static void together(Connection connection, List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String renaming(String from, String to) {
        return "alter database " + Quoting.quoted(from) + " rename to " + Quoting.quoted(to);
    }

    private static void endSessions(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname = ?")) {
            statement.setString(1, database);
            statement.execute();
        }
    }

    private static Optional<String> comment(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select coalesce(pg_catalog.shobj_description(oid, 'pg_database'), '')"
                        + " from pg_catalog.pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private Connection open() {
        return PgConnections.open(server, "maintenance restore", connect);
    }
}
