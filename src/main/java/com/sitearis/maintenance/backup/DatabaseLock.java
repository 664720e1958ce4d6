package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One backup per database at a time, whichever job makes it and on whichever node: a session-level advisory lock on a
 * connection of its own, which the server frees when we die.
 */
final class DatabaseLock implements AutoCloseable {

    private static final long ASK_AGAIN_MILLIS = 500;

    private final DataSource direct;
    private final String name;
    private @Nullable Connection held;

    /**
     * @param direct hands out a fresh connection each time, not one of a pool
     */
    DatabaseLock(DataSource direct, String plan, String database) {
        this.direct = direct;
        this.name = "sitearis-maintenance/backup/" + plan + "/" + database;
    }

    /** Waits until nobody else backs the database up; at once when the lock is held already. */
    synchronized void hold(StepScope scope) throws SQLException, InterruptedException {
        if (held != null && held.isValid(5)) {
            return;
        }
        close();
        boolean told = false;
        Connection connection = direct.getConnection();
        held = connection;
        while (!tryLock(connection)) {
            if (!told) {
                scope.note("waits for another backup of the same database");
                told = true;
            }
            scope.checkStop();
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
        }
    }

    /** Holds it at once, or refuses. */
    synchronized void holdNow() {
        try {
            Connection connection = direct.getConnection();
            held = connection;
            if (!tryLock(connection)) {
                close();
                throw new BackupUnderWay(name);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the product's own database did not give the lock of " + name, failed);
        }
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
