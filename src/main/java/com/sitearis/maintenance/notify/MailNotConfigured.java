package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A mail was to be sent, and the plan says nothing about mail. */
public final class MailNotConfigured extends Failure {

    public MailNotConfigured() {
        super(
                "the plan sends no mail",
                "write a mail: section into plan.yaml, as its commented example shows, and check it with `maintenance plan`",
                "mail-not-configured",
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
