package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.failure.Failure;

/** What was to be said to somebody cannot be written as a mail. */
public final class MailUnusable extends Failure {

    MailUnusable(String recipient, Throwable cause) {
        super(
                "the mail to '" + recipient + "' cannot be written: " + cause.getMessage(),
                "look at the recipient's address and at from: in plan.yaml; `maintenance notify test CONTACT` tries it",
                "mail-unusable",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
