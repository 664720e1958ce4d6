package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One throw-away server and home for all tests of a JVM, started when the first one asks. It ends with the JVM, and what a killed
 * JVM left is removed by the next.
 */
public final class TestServer {

    private TestServer() {}

    /** Begun by the first use. */
    private static final class Running {
        static final Home HOME = new Home(Path.of("target", "test-home" + System.getProperty("test.fork", "")));
        static final PgPrograms PROGRAMS = PgPrograms.of(HOME, System.getenv());
        static final Map<String, String> STATEMENTS = Map.of("shared_preload_libraries", "pg_stat_statements");
        static final ScratchServer SERVER = start();

        private Running() {}

        private static ScratchServer start() {
            ScratchServer.removeLeftovers(HOME);
            ScratchServer server = ScratchServer.start(HOME, PROGRAMS, 0, "tests", STATEMENTS);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the test server"));
            return server;
        }
    }

    /** As superuser, on the database {@code postgres}. */
    public static PgAddress address() {
        return Running.SERVER.address();
    }

    /** The server's major version. */
    public static int major() {
        return Running.SERVER.major();
    }

    /** A home that tests may share, and PostgreSQL's programs of this machine. */
    public static Home home() {
        return Running.HOME;
    }

    public static PgPrograms programs() {
        return Running.PROGRAMS;
    }

    /** The programs of one folder, as if the machine had no others. */
    public static PgPrograms programsOf(Path folder) {
        return new PgPrograms(home(), new ProgramFolders(List.of(folder)), new ProgramFolders(List.of()));
    }

    /** A server of its own, to be harmed; the caller closes it. */
    public static ScratchServer another(String name) {
        return ScratchServer.start(home(), programs(), 0, name);
    }

    /** The same with settings of its own. */
    public static ScratchServer another(String name, Map<String, String> settings) {
        return ScratchServer.start(home(), programs(), 0, name, settings);
    }

    /** A new empty database, as superuser; one of the same name goes first. */
    public static PgAddress createDatabase(String name) {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        execute(
                address(),
                "drop database if exists " + quoted + " with (force)",
                "create database " + quoted + " template template0");
        return address().withDatabase(name);
    }

    /** A superuser's session on the database; the caller closes it. */
    public static Connection open(PgAddress database) {
        return PgConnections.open(database, "test", Duration.ofSeconds(10));
    }

    /** Runs statements, each in a transaction of its own. */
    public static void execute(PgAddress database, String... statements) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
