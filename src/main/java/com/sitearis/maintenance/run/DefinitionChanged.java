package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The job's file says something else than when the run last tried. */
public final class DefinitionChanged extends Failure {

    DefinitionChanged(Run run) {
        super(
                "job " + run.job() + " has other settings than at the last attempt of " + run.display(),
                "say \"definition\": \"current\" to go on with the settings of now, or relaunch it anew",
                "run-definition-changed",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
