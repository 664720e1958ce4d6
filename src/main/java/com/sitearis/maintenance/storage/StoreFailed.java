package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A store could not be reached, is full, or refused what was asked. */
public class StoreFailed extends Failure {

    public StoreFailed(String store, String what, String hint, @Nullable Throwable cause) {
        super("store '" + store + "': " + what, hint, "store-failed", cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
