package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.failure.Failure;

/** A database has no pg_stat_statements that could be read. */
public final class StatementsUnavailable extends Failure {

    private StatementsUnavailable(String message, String hint, Throwable cause) {
        super(message, hint, "statements-unavailable", cause);
    }

    private StatementsUnavailable(String message, String hint) {
        super(message, hint, "statements-unavailable", null);
    }

    static StatementsUnavailable notInstalled(String database) {
        return new StatementsUnavailable(
                "the database " + database + " does not have the extension pg_stat_statements",
                "add it to shared_preload_libraries, restart the server, then: create extension pg_stat_statements");
    }

    static StatementsUnavailable tooOld(String database, String version) {
        return new StatementsUnavailable(
                "pg_stat_statements " + version + " of the database " + database + " is older than its server",
                "as its owner: alter extension pg_stat_statements update");
    }

    static StatementsUnavailable refused(String database, Throwable cause) {
        return new StatementsUnavailable(
                "pg_stat_statements of the database " + database + " cannot be read: " + cause.getMessage(),
                "the account needs select on it and pg_read_all_stats, the server pg_stat_statements among its"
                        + " shared_preload_libraries",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
