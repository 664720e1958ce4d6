package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** What is asked for is carried out by a kind of job that the plan does not have for this database. */
public final class JobMissing extends Failure {

    JobMissing(String kind, String database) {
        super(
                "no job of kind " + kind + " has " + database + " among its databases",
                "add jobs/" + kind + ".yaml with `kind: " + kind + "`, `schedule: { on-demand: true }` and `settings: {"
                        + " databases: [" + database + "] }`, then `maintenance plan reload`",
                "job-missing",
                null);
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
