package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The plan in force has no such job, or not on this target. */
public final class JobUnknown extends Failure {

    public JobUnknown(String job, String target) {
        super(
                "the plan has no job " + job + " on " + target,
                "bring the job file back, then `maintenance plan reload`",
                "run-job-unknown",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
