package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** No node has registered the job, so none would run it. */
public final class JobNotRegistered extends Failure {

    JobNotRegistered(String job, String target) {
        super(
                "job " + job + " on " + target + " is not registered with the scheduler",
                "start a node with this plan (`maintenance serve`), or let the running ones read their files again with "
                        + "`maintenance plan reload`",
                "job-not-registered",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
