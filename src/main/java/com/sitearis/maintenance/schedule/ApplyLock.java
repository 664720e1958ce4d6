package com.sitearis.maintenance.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One node at a time compares the plan with what is registered and changes it. Held on a connection of its own, so that it
 * goes when its holder dies; Quartz's own locks are held for single calls only.
 */
final class ApplyLock {

    /** Any number that nothing else in the product's database uses: "plan" in ASCII. */
    private static final long KEY = 0x706c616eL;

    private final DataSource dataSource;
    /** In line here first: after a downtime all threads move their triggers, and must not take the whole pool to wait. */
    private final ReentrantLock here = new ReentrantLock();

    ApplyLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> T hold(Supplier<T> work) {
        here.lock();
        try {
            return holdInDatabase(work);
        } finally {
            here.unlock();
        }
    }

    private <T> T holdInDatabase(Supplier<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout = '60s'");
                statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
                return work.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ScheduleFailed("waiting for another node that registers its plan", e);
        }
    }
}
