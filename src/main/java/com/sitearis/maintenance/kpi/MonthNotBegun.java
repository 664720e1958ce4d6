package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.time.YearMonth;

/** A report was asked for of a month that lies ahead. */
final class MonthNotBegun extends Failure {

    MonthNotBegun(YearMonth month) {
        super(month + " has not begun", "write a month such as 2026-10 that has", "month-not-begun", null);
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
