package com.sitearis.maintenance.run;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held exactly while a living program works on a job's target: a session-level advisory lock on a connection of its own.
 * The server frees it when the program closes it or dies; nobody has to judge by a clock whether the holder lives.
 */
final class Fence implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fence.class);
    private static final long CHECK_MILLIS = 1000;

    private final Connection connection;
    private final CountDownLatch closed = new CountDownLatch(1);

    Fence(Connection connection) {
        this.connection = connection;
    }

    /** The lock's key: 64 bits of a hash, so that it collides with nobody's small numbers. */
    static long key(String job, String target) {
        String name = "sitearis-maintenance/run/" + job.length() + "/" + job + "/" + target;
        byte[] hash = DigestUtils.sha256(name);
        return ByteBuffer.wrap(hash).getLong();
    }

    /** Looks every second whether the connection lives, and calls once when it does not. */
    void watch(Runnable lost) {
        Thread watch = new Thread(
                () -> {
                    while (!closedWithinASecond()) {
                        if (!alive()) {
                            lost.run();
                            return;
                        }
                    }
                },
                "run-fence");
        watch.setDaemon(true);
        watch.start();
    }

    private boolean closedWithinASecond() {
        try {
            return closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Bounded by the connection's network timeout. */
    private boolean alive() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            boolean meant = closed.getCount() == 0;
            if (!meant) {
                log.warn("the fence's connection is lost: {}", e.getMessage());
            }
            return meant;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        // A connection that is closed is noticed some time later; one that lets go is free at once.
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // The server frees the lock when it notices; until then the job's target stays fenced.
            log.warn("a fence's connection could not be closed in order: {}", e.getMessage());
        }
    }
}
