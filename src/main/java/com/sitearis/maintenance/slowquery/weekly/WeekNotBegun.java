package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A report was asked for of a week that lies ahead. */
final class WeekNotBegun extends Failure {

    WeekNotBegun(String week) {
        super(week + " has not begun", "write a week such as 2026-W46 that has", "week-not-begun", null);
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
