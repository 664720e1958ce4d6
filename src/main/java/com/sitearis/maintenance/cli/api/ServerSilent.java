package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** A server did not answer, or not as ours do. */
final class ServerSilent extends Failure {

    ServerSilent(ServerAccess server, String what, @Nullable Throwable cause) {
        super(
                "the server at " + server + " " + what,
                "what it accepted goes on; look whether it lives. On its own machine --direct works without it",
                "server-silent",
                cause);
    }

    /** Whether nobody listens there at all. */
    boolean refused() {
        return getCause() instanceof ConnectException;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
