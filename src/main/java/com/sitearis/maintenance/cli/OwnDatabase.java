package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.EmbeddedServer;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.Pooler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The product's own database, open and up to date: the one that {@code MAINTENANCE_DATABASE_URL} names, else an embedded
 * server under the home.
 */
final class OwnDatabase implements AutoCloseable {

    private final OwnAddress address;
    private final @Nullable EmbeddedServer server;
    private final DataSource dataSource;
    private @Nullable HikariDataSource pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnDatabase(OwnAddress address, @Nullable EmbeddedServer server) {
        this.address = address;
        this.server = server;
        this.dataSource = sessions(address);
    }

    /** For a command that comes and goes: as a guest of the node that runs on this home, if there is one. */
    static OwnDatabase visit(Invocation invocation) {
        return open(invocation, EmbeddedServer::attachOrStart);
    }

    /** For a node: the embedded server is its own. To be called from a thread that lives as long as the node. */
    static OwnDatabase own(Invocation invocation) {
        OwnDatabase own = open(invocation, EmbeddedServer::start);
        try {
            own.requireSessions();
            return own;
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static OwnDatabase open(Invocation invocation, BiFunction<Home, PgPrograms, EmbeddedServer> embedded) {
        Optional<OwnAddress> elsewhere = OwnAddress.of(invocation.environment());
        OwnDatabase own = elsewhere.isPresent()
                ? new OwnDatabase(elsewhere.get(), null)
                : embedded(
                        embedded.apply(invocation.home(), PgPrograms.of(invocation.home(), invocation.environment())));
        try {
            own.prepare();
            return own;
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static OwnDatabase embedded(EmbeddedServer server) {
        PgAddress address = server.address();
        String password = Objects.requireNonNull(address.password()).reveal();
        // On 127.0.0.1 and without certificates: asking for TLS first would cost every connection a round trip.
        String url = PgConnections.url(address) + "?sslmode=disable";
        return new OwnDatabase(new OwnAddress(url, address.user(), password), server);
    }

    private void prepare() {
        try (var connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            throw new OwnDatabaseUnreachable(address.toString(), e);
        }
        OwnSchema.bringUpToDate(dataSource);
    }

    /** The locks that keep two nodes from the same run belong to a session. */
    private void requireSessions() {
        if (server == null) {
            address.forPrograms().ifPresent(Pooler::requireSession);
        }
    }

    private static DataSource sessions(OwnAddress address) {
        PGSimpleDataSource sessions = new PGSimpleDataSource();
        sessions.setUrl(address.jdbcUrl());
        if (address.user() != null) {
            sessions.setUser(address.user());
        }
        if (address.password() != null) {
            sessions.setPassword(address.password());
        }
        sessions.setApplicationName("maintenance");
        sessions.setTcpKeepAlive(true);
        sessions.setConnectTimeout(15);
        return sessions;
    }

    /** For Spring's connection pool. */
    JdbcConnectionDetails details() {
        return new JdbcConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return address.user();
            }

            @Override
            public @Nullable String getPassword() {
                return address.password();
            }

            @Override
            public String getJdbcUrl() {
                return address.jdbcUrl();
            }
        };
    }

    /** The embedded server, for the demonstration's shop. */
    PgAddress embeddedServer() {
        if (server == null) {
            throw new DemoNeedsItsOwnServer();
        }
        return server.address();
    }

    /** Every connection is a new session. */
    DataSource dataSource() {
        return dataSource;
    }

    /** For commands that ask much: sessions are used again. They have nothing to do with one another. */
    synchronized DataSource pooled() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(dataSource);
            config.setMaximumPoolSize(4);
            config.setMinimumIdle(0);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Stops the embedded server, or ends the visit; once, however often it is called. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
        if (server != null && closed.compareAndSet(false, true)) {
            server.close();
        }
    }
}
