package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The embedded server or a scratch server could not be created, started or stopped. */
public final class PgServerFailed extends Failure {

    PgServerFailed(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, "embedded-server-failed", cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
