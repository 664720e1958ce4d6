package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** No connection to a database could be had: refused, unknown, or not let in. */
public final class DatabaseUnreachable extends Failure {

    private final boolean passes;

    DatabaseUnreachable(String message, String hint, boolean passes, @Nullable Throwable cause) {
        super(message, hint, "database-unreachable", cause);
        this.passes = passes;
    }

    /** Whether it was silence rather than an answer. */
    boolean timedOut() {
        return getCause() instanceof SQLException cause && ConnectionTrouble.of(cause) == ConnectionTrouble.TIMEOUT;
    }

    @Override
    public boolean transientCause() {
        return passes;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
