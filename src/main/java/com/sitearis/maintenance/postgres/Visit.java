package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that uses the embedded server of another program.
 *
 * <p>A short command may own the server while a long one is its guest. So a guest holds a shared advisory lock on a
 * session of its own, and an owner that finishes first waits until it gets the same lock for itself: a backup is not cut
 * off because somebody listed the runs a moment earlier.
 */
final class Visit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Visit.class);

    /** Any number that nothing else in the product's database uses: "guests" in hexadecimal. */
    private static final String KEY = "x'677565737473'::bigint";

    private final Connection session;
    private final PgAddress address;

    private Visit(Connection session, PgAddress address) {
        this.session = session;
        this.address = address;
    }

    /** Empty when the server is not up yet, or is going down. */
    static Optional<Visit> to(Home home) {
        if (Files.notExists(home.postgres())) {
            return Optional.empty();
        }
        return new EmbeddedFolder(home.postgres()).address().flatMap(Visit::begin);
    }

    private static Optional<Visit> begin(PgAddress address) {
        Connection session = null;
        try {
            session = PgConnections.open(address, "maintenance guest", Duration.ofSeconds(5));
            if (gets("pg_try_advisory_lock_shared", session)) {
                return Optional.of(new Visit(session, address));
            }
        } catch (DatabaseUnreachable | SQLException e) {
            log.debug("the embedded server does not answer yet", e);
        }
        if (session != null) {
            close(session);
        }
        return Optional.empty();
    }

    /**
     * Waits until no guest is left and lets no new one in, until the server is down and the answer is closed. Empty when
     * the server is down already.
     */
    static Optional<Visit> lastOne(PgAddress address) {
        try {
            Connection session = PgConnections.open(address, "maintenance owner", Duration.ofSeconds(5));
            for (int times = 0; !gets("pg_try_advisory_lock", session); times++) {
                if (times == 10) {
                    log.info("another program still works on the embedded server; it is stopped after that");
                }
                Deadline.pause(Duration.ofMillis(200));
            }
            return Optional.of(new Visit(session, address));
        } catch (DatabaseUnreachable | SQLException e) {
            log.debug("the embedded server is down already", e);
            return Optional.empty();
        }
    }

    private static boolean gets(String lock, Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select " + lock + "(" + KEY + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    PgAddress address() {
        return address;
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            log.debug("closing a session of the embedded server", e);
        }
    }
}
