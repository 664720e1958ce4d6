package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.sql.SQLException;

/** The product's own database does not answer. */
final class OwnDatabaseUnreachable extends Failure {

    OwnDatabaseUnreachable(String where, SQLException cause) {
        super(
                "the product's own database at " + where + " cannot be used: " + cause.getMessage(),
                "check " + OwnAddress.URL + " and " + OwnAddress.PASSWORD + ", and that the server is up",
                "own-database",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
