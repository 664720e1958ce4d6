package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises connection poolers. A backup needs one session from its first statement to its last; a pooler in transaction
 * mode gives each transaction whichever server session is free.
 *
 * <p>A server tells its process id when the session begins and again when asked; a pooler makes the first one up. In
 * transaction mode a client that sits idle does not keep its server session: a second client gets it.
 */
public final class Pooler {

    private static final Logger log = LoggerFactory.getLogger(Pooler.class);

    private static final Duration CONNECT_TIME = Duration.ofSeconds(15);
    private static final Duration SECOND_CONNECT_TIME = Duration.ofSeconds(5);
    private static final int ROUNDS = 20;

    private Pooler() {}

    /**
     * Returns when the address leads to sessions: a server, or a pooler in session mode.
     *
     * @throws TransactionPooler names the address to use instead
     * @throws DatabaseUnreachable when there is no connection at all
     */
    public static void requireSession(PgAddress address) {
        try (Connection first = PgConnections.open(address, "maintenance", CONNECT_TIME)) {
            int process = process(first);
            if (process == first.unwrap(PGConnection.class).getBackendPID()) {
                return;
            }
            if (changesSessions(address, first, process) || PoolerAdvice.isTransactionPort(address)) {
                throw new TransactionPooler(address);
            }
            log.debug("{} is a pooler that keeps sessions", address.display());
        } catch (SQLException e) {
            throw ConnectionTrouble.failure(address, e);
        }
    }

    /** Several rounds, because a busy pooler may hand the free session to somebody else in between. */
    private static boolean changesSessions(PgAddress address, Connection first, int process) throws SQLException {
        try (Connection second = PgConnections.open(address, "maintenance", SECOND_CONNECT_TIME)) {
            for (int round = 0; round < ROUNDS; round++) {
                OptionalInt other = processSoon(second);
                if (other.isEmpty()) {
                    // The pool is used up because the first client keeps its session: that is session mode.
                    return false;
                }
                if (other.getAsInt() == process || process(first) != process) {
                    return true;
                }
            }
            return false;
        } catch (DatabaseUnreachable e) {
            if (!e.timedOut()) {
                throw e;
            }
            // While nobody else gets in, we do: the session is ours to keep.
            return process(first) != process;
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Empty when it has to wait for a session. */
    private static OptionalInt processSoon(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(3);
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return OptionalInt.of(row.getInt(1));
            }
        } catch (SQLTimeoutException e) {
            return OptionalInt.empty();
        }
    }
}
