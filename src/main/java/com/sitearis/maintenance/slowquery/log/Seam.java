package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.QueryStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chunk leaves open: records that wait for one behind its end, and records that belong to one before it. */
final class Seam {

    /**
     * A session's record that another one explains.
     *
     * @param query of a statement whose duration comes, else null
     * @param errors 1 for an error
     * @param fileBytes of a temporary file, or -1
     * @param lockMicros of a lock that was waited for, or -1
     */
    record Pending(@Nullable QueryStatistics query, boolean lines, int errors, long fileBytes, long lockMicros) {

        private static final Pending NOTHING = new Pending(null, false, 0, -1, -1);
        private static final Pending ERROR = new Pending(null, false, 1, -1, -1);

        static Pending statement(QueryStatistics query, boolean lines) {
            return new Pending(query, lines, 0, -1, -1);
        }

        static Pending nothing() {
            return NOTHING;
        }

        static Pending error() {
            return ERROR;
        }

        static Pending temporaryFile(long bytes) {
            return new Pending(null, false, 0, bytes, -1);
        }

        static Pending lock(long micros) {
            return new Pending(null, false, 0, -1, micros);
        }

        void applyTo(QueryStatistics statement) {
            if (errors > 0) {
                statement.error();
            }
            if (fileBytes >= 0) {
                statement.temporaryFile(fileBytes);
            }
            if (lockMicros >= 0) {
                statement.lockWait(lockMicros);
            }
        }
    }

    /** The first record of a session in this chunk: a statement for what came before, or a duration for a statement before. */
    record Open(
            long session,
            @Nullable QueryStatistics explains,
            @Nullable LogRecord duration,
            long micros) {}

    final long number;
    final Map<Long, Pending> waiting = new HashMap<>();
    final List<Open> open = new ArrayList<>();

    Seam(long number) {
        this.number = number;
    }

    void pending(long session, Pending event) {
        waiting.put(session, event);
    }

    /** What the session's last record left, which is then explained; null when this chunk has none. */
    @Nullable
    Pending take(long session) {
        return waiting.isEmpty() ? null : waiting.replace(session, Pending.NOTHING);
    }

    void explains(long session, QueryStatistics query) {
        open.add(new Open(session, query, null, 0));
        waiting.put(session, Pending.NOTHING);
    }

    void unexplained(LogRecord duration, long micros) {
        open.add(new Open(duration.session, null, duration.copy(), micros));
        waiting.put(duration.session, Pending.NOTHING);
    }
}
