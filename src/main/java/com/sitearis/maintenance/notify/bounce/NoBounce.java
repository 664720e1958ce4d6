package com.sitearis.maintenance.notify.bounce;

import com.sitearis.maintenance.failure.Failure;

/** A mail was to be read as a server's report, and is none. */
public final class NoBounce extends Failure {

    NoBounce() {
        super(
                "this mail is no delivery status notification (RFC 3464)",
                "save the mail server's answer as it came, with all its headers and parts, and name that file",
                "no-bounce",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
