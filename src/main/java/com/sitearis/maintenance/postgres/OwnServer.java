package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded server as its owner runs it, from the lock of the home to the database in it. */
final class OwnServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OwnServer.class);

    private static final int ATTEMPTS = 5;

    /** After a power cut the server replays its log first. */
    private static final Duration RECOVERY_TIME = Duration.ofMinutes(10);

    private final HomeLock lock;
    private final ServerProcess server;
    private final PgAddress address;

    private OwnServer(HomeLock lock, ServerProcess server, PgAddress address) {
        this.lock = lock;
        this.server = server;
        this.address = address;
        server.watch(() -> log.error(
                "the embedded server ended by itself; nothing can be remembered until the program is started again: {}",
                server.lastWords()));
    }

    /** Keeps the lock until {@link #close()}, or gives it back when the server does not start. */
    static OwnServer start(HomeLock lock, Home home, PgPrograms programs, Map<String, String> settings) {
        try {
            Account account = Account.forServers();
            EmbeddedFolder folder = EmbeddedFolder.prepare(home, account);
            PgProgram postgres = folder.program(programs);
            folder.createData(postgres, account);
            LeftoverServer.end(folder.data(), postgres, account);
            ServerProcess server = started(folder, postgres, settings, account);
            return withDatabase(lock, server, folder.address().orElseThrow());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static ServerProcess started(
            EmbeddedFolder folder, PgProgram postgres, Map<String, String> settings, Account account) {
        for (int attempt = 1; ; attempt++) {
            int port = folder.choosePort();
            ServerProcess server = ServerProcess.start(
                    postgres,
                    folder.data(),
                    settings(folder, port, postgres, settings),
                    folder.startLog(),
                    Tether.INT,
                    account);
            if (ready(server)) {
                return server;
            }
            server.stop("fast");
            if (attempt == ATTEMPTS || FreePort.isFree(port)) {
                throw new PgServerFailed(
                        "the embedded server did not start: " + server.lastWords(),
                        "its logs are in " + folder.log() + "; most often memory or disk is short",
                        null);
            }
            log.info("port {} was taken by somebody else meanwhile; the embedded server takes another", port);
        }
    }

    private static boolean ready(ServerProcess server) {
        try {
            return server.awaitReady(RECOVERY_TIME);
        } catch (RuntimeException e) {
            Uninterrupted.run(() -> server.stop("fast"));
            throw e;
        }
    }

    /** Small and durable: fsync and full-page writes stay on, as PostgreSQL has them. */
    private static Map<String, String> settings(
            EmbeddedFolder folder, int port, PgProgram postgres, Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "64MB");
        settings.put("max_wal_size", "256MB");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("shared_preload_libraries", hasStatementStatistics(postgres) ? "pg_stat_statements" : "");
        // Seven files, one for each day of the week, each begun anew a week later.
        settings.put("logging_collector", "on");
        settings.put("log_directory", folder.log().toString());
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_size", "0");
        settings.put("log_timezone", "UTC");
        settings.putAll(further);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", folder.socketSetting());
        settings.put("unix_socket_permissions", "0700");
        settings.put("password_encryption", "scram-sha-256");
        return settings;
    }

    /** Distributions lay the libraries out differently; without the file the setting would keep the server from starting. */
    private static boolean hasStatementStatistics(PgProgram postgres) {
        Path program = real(postgres.path());
        return Stream.of("../lib", "../lib/postgresql", "../lib64/pgsql", "../lib/pgsql")
                .map(folder -> program.resolveSibling(folder).normalize())
                .flatMap(folder -> Stream.of("pg_stat_statements.so", "pg_stat_statements.dylib")
                        .map(folder::resolve))
                .anyMatch(Files::exists);
    }

    /** A link in /usr/local/bin has no libraries beside it. */
    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }

    private static OwnServer withDatabase(HomeLock lock, ServerProcess server, PgAddress address) {
        try {
            createDatabase(address);
            return new OwnServer(lock, server, address);
        } catch (SQLException e) {
            server.stop("fast");
            throw new PgServerFailed(
                    "cannot create the database " + address.database() + " on the embedded server: " + e.getMessage(),
                    "see the server's log in the home's postgres/log",
                    e);
        } catch (RuntimeException e) {
            server.stop("fast");
            throw e;
        }
    }

    private static void createDatabase(PgAddress address) throws SQLException {
        try (Connection connection =
                        PgConnections.open(address.withDatabase("postgres"), "maintenance", Duration.ofSeconds(15));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select from pg_database where datname = '" + address.database() + "'")) {
            if (!found.next()) {
                statement.execute("create database " + address.database());
            }
        }
    }

    PgAddress address() {
        return address;
    }

    /** Ends every session and stops the server with its data safe on disk; then another program may take the home. */
    @Override
    public void close() {
        Uninterrupted.run(() -> {
            try (lock) {
                server.stop("fast");
            }
        });
    }
}
