package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A server was named for a command that only works on its home. */
public final class NotOverTheApi extends Failure {

    public NotOverTheApi(String command) {
        super(
                "`" + command + "` does not go over a server's API",
                "leave --server and " + ServerAccess.SERVER
                        + " away, on the server's machine or where its database can be reached",
                "server-not-asked",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
