package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** Something needed an environment variable that the plan names and nobody has set. */
public final class SecretMissing extends Failure {

    SecretMissing(String variable) {
        super(
                "the environment variable " + variable + " is not set, or empty",
                "set " + variable + " where the program starts and start it again; `maintenance plan` lists every"
                        + " variable that is missing",
                "secret-missing",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
