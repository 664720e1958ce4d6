package com.sitearis.maintenance.http;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The intake could not listen. */
public final class HttpNotStarted extends Failure {

    HttpNotStarted(String address, Throwable cause) {
        super(
                "the intake cannot listen on " + address + ": " + innermost(cause),
                "give intake another address or port in plan.yaml, or end what listens there",
                "intake-not-started",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
