package com.sitearis.maintenance.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Takes fences. */
final class Fences {

    private static final int NETWORK_TIMEOUT_MILLIS = 5000;

    // A host that vanished is noticed after about 25 seconds; an idle fence is not an idle session to be ended.
    // Read from pg_settings, because older servers do not know all of them.
    private static final String PREPARE = """
            select set_config(wanted.name, wanted.value, false)
            from (values ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '3'),
                         ('idle_session_timeout', '0'), ('statement_timeout', '0')) as wanted (name, value)
            join pg_settings using (name)""";

    private final DataSource direct;

    /**
     * @param direct hands out a fresh connection each time, to the server itself: a session-level lock does not survive
     *     a pool in between
     */
    Fences(DataSource direct) {
        this.direct = direct;
    }

    /** Empty when somebody else holds it. */
    Optional<Fence> tryHold(String job, String target) {
        try {
            Connection connection = direct.getConnection();
            boolean held = false;
            try {
                connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                held = lock(connection, Fence.key(job, target));
                return held ? Optional.of(new Fence(connection)) : Optional.empty();
            } finally {
                if (!held) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new FenceNotReached(job, target, e);
        }
    }

    private static boolean lock(Connection connection, long key) throws SQLException {
        try (PreparedStatement prepare = connection.prepareStatement(PREPARE);
                PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            prepare.execute();
            lock.setLong(1, key);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
