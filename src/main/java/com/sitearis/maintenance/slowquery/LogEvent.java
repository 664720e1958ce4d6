package com.sitearis.maintenance.slowquery;

/** What is counted in a log, most of it with an amount beside the count. */
public enum LogEvent {
    /** Statements that ended: simple, executed or by fast path; microseconds. */
    STATEMENT,
    /** Of these, the ones of more than one line; microseconds. */
    MULTI_LINE,
    /** Microseconds, not part of a statement's. */
    PARSE,
    /** Microseconds, not part of a statement's. */
    BIND,
    /** Those of {@link #STATEMENT} that were executed by protocol; microseconds. */
    EXECUTE,
    /** Plans of auto_explain; microseconds, which their statements' lines say again. */
    PLAN,
    /** Durations whose statement the log does not tell; microseconds. */
    DURATION_ALONE,
    /** Bytes. */
    TEMPORARY_FILE,
    LOCK_WAITING,
    /** Microseconds waited. */
    LOCK_ACQUIRED,
    DEADLOCK,
    CHECKPOINT_STARTED,
    CHECKPOINT,
    AUTOVACUUM,
    AUTOANALYZE,
    CONNECTION_RECEIVED,
    CONNECTION_AUTHORIZED,
    DISCONNECTION,
    CANCELLED_BY_USER,
    STATEMENT_TIMEOUT,
    LOCK_TIMEOUT,
    TERMINATED,
    SERIALIZATION_FAILURE
}
