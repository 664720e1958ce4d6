package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The environment names the product's own database in a form that is not one. Its value is not shown: it may hold a password. */
final class OwnDatabaseMisnamed extends Failure {

    OwnDatabaseMisnamed() {
        super(
                OwnAddress.URL + " is not the address of a PostgreSQL database",
                "write postgresql://USER@HOST:PORT/DATABASE and put the password into " + OwnAddress.PASSWORD
                        + "; without the variable, an embedded server is used",
                "own-database",
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
