package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The mailbox of returned mails could not be read. */
public final class MailboxUnreadable extends Failure {

    MailboxUnreadable(String message, @Nullable Throwable cause) {
        super(
                message,
                "try the same account with a mail program; look at host, port, security, user, password and folder of the job file",
                "mailbox-unreadable",
                cause);
    }
}
