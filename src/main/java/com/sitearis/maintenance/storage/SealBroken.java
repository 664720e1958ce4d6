package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The stored bytes of an object are not the ones that were sealed. */
public final class SealBroken extends Failure {

    public SealBroken(String store, String key, String what, @Nullable Throwable cause) {
        super(
                "store '" + store + "': '" + key + "' is damaged: " + what,
                "do not restore from it; use an older proven backup, take a new one now, and check the disk or bucket",
                "seal-broken",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_PROVEN;
    }
}
