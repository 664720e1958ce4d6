package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A request says something that cannot be meant; nothing of it was done. */
public final class RequestRefused extends Failure {

    /**
     * Names the part of the request that is wrong.
     *
     * @param where the parameter, or the member of the body
     */
    public RequestRefused(String where, String what, String instead, @Nullable Throwable cause) {
        super(where + ": " + what, instead, "request-refused", cause);
    }

    public RequestRefused(String where, String what, String instead) {
        this(where, what, instead, null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
