package com.sitearis.maintenance.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that a run has been asked for, in whatever program, the moment the wish is committed (decision 106). It only saves
 * time: what is not heard, because the connection is lost for a while, the sweep finds.
 */
public final class DueRuns implements AutoCloseable {

    /** To be sent within the wish's transaction. */
    static final String NOTIFY = "notify maintenance_run_due";

    private static final Logger log = LoggerFactory.getLogger(DueRuns.class);

    private static final String LISTEN = "listen maintenance_run_due";
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration TO_END = Duration.ofSeconds(5);

    /** In silence, whether the server is still there is asked this often. */
    private static final int CHECK_MILLIS = 10_000;

    private static final int NETWORK_TIMEOUT_MILLIS = 5000;

    private final DataSource direct;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    /**
     * Hears nothing yet.
     *
     * @param direct hands out connections to the server itself; one is kept
     */
    public DueRuns(DataSource direct) {
        this.direct = direct;
    }

    /** Calls whenever runs may have become due, and after each time of deafness; from a thread of its own. */
    public synchronized void listen(Runnable heard) {
        Thread listener = new Thread(() -> listenUntilClosed(heard), "run-requests");
        listener.setDaemon(true);
        listener.start();
        thread = listener;
    }

    private void listenUntilClosed(Runnable heard) {
        boolean deaf = false;
        while (!closedWithin(deaf ? RECONNECT : Duration.ZERO)) {
            try (Connection mine = direct.getConnection()) {
                connection = mine;
                mine.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                deaf = false;
                hear(mine, heard);
            } catch (SQLException e) {
                if (!deaf && closed.getCount() > 0) {
                    log.warn("requests for runs are not heard at once, but found by the sweep: {}", e.getMessage());
                }
                deaf = true;
            }
        }
    }

    private void hear(Connection mine, Runnable heard) throws SQLException {
        PGConnection notifications = mine.unwrap(PGConnection.class);
        try (PreparedStatement listen = mine.prepareStatement(LISTEN);
                PreparedStatement alive = mine.prepareStatement("select 1")) {
            listen.execute();
            heard.run();
            while (closed.getCount() > 0) {
                PGNotification[] news = notifications.getNotifications(CHECK_MILLIS);
                if (news != null && news.length > 0) {
                    heard.run();
                } else {
                    alive.execute();
                }
            }
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Nothing is called any more once this returns. */
    @Override
    public synchronized void close() {
        closed.countDown();
        try {
            Connection open = connection;
            if (open != null) {
                open.abort(Runnable::run); // whoever waits for news waits no longer
            }
            if (thread != null) {
                thread.join(TO_END.toMillis());
            }
        } catch (SQLException e) {
            log.warn("the connection that hears of requests could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
