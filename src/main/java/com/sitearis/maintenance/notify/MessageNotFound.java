package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The outbox has no message with this number. */
public final class MessageNotFound extends Failure {

    public MessageNotFound(long id) {
        super(
                "there is no message " + id,
                "`maintenance notify list` tells the numbers of all messages",
                "message-not-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
