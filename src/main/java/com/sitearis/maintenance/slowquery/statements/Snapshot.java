package com.sitearis.maintenance.slowquery.statements;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look at pg_stat_statements, as far as it speaks of one database.
 *
 * @param takenAt by our clock
 * @param server what the server says of itself and of the view
 * @param hidden entries of which the account sees neither text nor identifier
 */
record Snapshot(Instant takenAt, Server server, long hidden, Map<Entry.Key, Entry> entries) {

    /**
     * Times by the server's own clock.
     *
     * @param statsReset of the whole view; or when a server without any was started; null before PostgreSQL 14
     * @param evictions how often entries made room for others; null before PostgreSQL 14
     */
    record Server(
            Instant time,
            Instant started,
            int major,
            @Nullable Instant statsReset,
            @Nullable Long evictions) {}
}
