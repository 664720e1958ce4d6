package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Quartz's tables could not be read or written. */
public final class ScheduleFailed extends Failure {

    ScheduleFailed(String doing, @Nullable Throwable cause) {
        super(
                "the schedule's tables could not be used: " + doing,
                "look whether the product's own database is up and its schema `quartz` complete",
                "schedule-failed",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
