package com.sitearis.maintenance.postgres;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What PostgreSQL's programs complain about, and what helps. The first that matches is taken. */
enum ToolComplaint {
    PASSWORD(
            "password authentication failed|no password supplied|authentication failed",
            "check the account's password in the environment; psql with the same account shows whether it is right",
            false),
    NOT_ALLOWED(
            "no pg_hba.conf entry|role \"[^\"]*\" does not exist|not permitted to log in",
            "the server does not let this account in from here: check the account's name and the server's pg_hba.conf",
            false),
    NO_DATABASE(
            "database \"[^\"]*\" does not exist",
            "check the database's name in the plan; somebody may have dropped or renamed it",
            false),
    VERSION(
            "server version mismatch",
            "the server is newer than the program: install client programs of the server's version",
            false),
    TLS(
            "certificate|SSL error|server does not support SSL|SSL connection",
            "check sslmode and sslrootcert of the database in the plan against the server's certificate",
            false),
    NO_ROOM(
            "no space left on device|disk full|could not extend file",
            "free some room, or give the volume more; the numbers are in the failed step",
            true),
    LOCKS(
            "out of shared memory|max_locks_per_transaction",
            "the server's lock table is too small for this many tables: raise max_locks_per_transaction on it",
            true),
    LOCK_WAIT(
            "lock timeout|canceling statement due to lock",
            "another session holds a lock, often a long migration: let it end and relaunch the run",
            true),
    PERMISSION(
            "permission denied|must be owner|must be superuser|query would be affected by row-level security",
            "grant the account what it lacks, or exclude the object in the job file; pg_read_all_data and bypassrls read"
                    + " everything",
            false),
    MEMORY("out of memory", "the server or this machine ran out of memory: see what else runs at that hour", true),
    UNKNOWN_HOST(
            "could not translate host name|name or service not known|nodename nor servname",
            "check the host in the plan and the name server of this machine",
            true),
    REFUSED(
            "connection refused|timeout expired|no route to host|network is unreachable|connection timed out",
            "is the server running, and does a firewall let this machine through?",
            true),
    STARTING(
            "the database system is (starting up|shutting down|in recovery)|not yet accepting connections",
            "the server is starting or stopping: relaunch the run when it is up",
            true),
    TOO_MANY(
            "too many clients|too many connections|remaining connection slots",
            "the server has no free connection: raise max_connections or the account's limit, or choose a quieter hour",
            true),
    CUT(
            "terminating connection|server closed the connection|connection to server was lost|could not receive data"
                    + "|could not send data|broken pipe|connection reset",
            "the connection was cut: was the server restarted, the session ended by somebody, or the database dropped?",
            true),
    DAMAGED(
            "input file appears to be|unexpected end of file|could not read from input|corrupt|invalid page|checksum",
            "data is damaged: do not prune anything, and look at the server's log and the stored backup",
            false),
    STOPPED("(?!)", "relaunch the run when it may go on", true),
    OTHER("(?!)", "the lines above are the program's own; the server's log may say more", true);

    private final Pattern said;
    private final String hint;
    private final boolean passes;

    ToolComplaint(String said, String hint, boolean passes) {
        this.said = Pattern.compile(said, Pattern.CASE_INSENSITIVE);
        this.hint = hint;
        this.passes = passes;
    }

    static ToolComplaint of(List<String> lines) {
        return Stream.of(values())
                .filter(complaint -> lines.stream()
                        .anyMatch(line -> complaint.said.matcher(line).find()))
                .findFirst()
                .orElse(OTHER);
    }

    String hint() {
        return hint;
    }

    /** Whether trying again later can help. */
    boolean passes() {
        return passes;
    }
}
