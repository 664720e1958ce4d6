package com.sitearis.maintenance.backup.proof;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The scratch server of the plan did not let us make or remove a database. */
public final class ProofGroundFailed extends Failure {

    ProofGroundFailed(String server, String database, Throwable cause) {
        super(
                "the scratch server '" + server + "' did not remove the database " + database + ": "
                        + cause.getMessage(),
                "its account needs the right to create databases (alter role … createdb); remove the database by hand"
                        + " if it is still there",
                "scratch-server",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
