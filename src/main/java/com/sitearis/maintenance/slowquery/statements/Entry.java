package com.sitearis.maintenance.slowquery.statements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of pg_stat_statements.
 *
 * @param account the role's name
 * @param fingerprint of its normal form
 * @param since when it began to count; known from PostgreSQL 17 on
 */
record Entry(
        Key key, String account, long fingerprint, @Nullable Instant since, Counters counters) {

    /**
     * What makes it an entry of its own.
     *
     * @param toplevel false for what a function ran; always true before PostgreSQL 14
     */
    record Key(long userid, long dbid, long queryid, boolean toplevel) {}

    Entry named(long name) {
        return new Entry(key, account, name, since, counters);
    }
}
