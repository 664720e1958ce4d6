package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.failure.Failure;

/** The server is too old to hash its rows: a witness of their content cannot be taken. */
public final class ContentNotComparable extends Failure {

    /** The first with {@code hash_record_extended}. */
    static final int OLDEST_MAJOR = 14;

    ContentNotComparable(String database, int major) {
        super(
                "the content of database '" + database + "' cannot be compared: PostgreSQL " + major
                        + " has no function that hashes a row",
                "set `proof: rows` in the job file: the copy is restored and its rows are counted; or upgrade to PostgreSQL "
                        + OLDEST_MAJOR + " or newer",
                "content-not-comparable",
                null);
    }
}
