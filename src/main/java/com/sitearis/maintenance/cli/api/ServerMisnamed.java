package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The server to ask, or the token for it, is not said as it should be. */
final class ServerMisnamed extends Failure {

    ServerMisnamed(String what, String hint) {
        super(what, hint, "server-not-asked", null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
