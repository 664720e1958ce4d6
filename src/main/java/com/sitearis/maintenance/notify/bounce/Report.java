package com.sitearis.maintenance.notify.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports about a mail that it had taken.
 *
 * @param id of the report
 * @param messageId of the mail; null when the report does not repeat it
 */
record Report(String id, @Nullable String messageId, List<Status> statuses) {

    /**
     * What became of the mail for one recipient.
     *
     * @param original the address that was written to; null when the report does not tell
     * @param code such as 5.1.1; empty when the report has none
     */
    record Status(String recipient, @Nullable String original, String action, String code, String detail) {

        /** The mail is lost. */
        boolean failed() {
            return action.equals("failed");
        }

        /** The address will not do. A failure without a code is one for good. */
        boolean hard() {
            return failed() && !code.startsWith("4");
        }

        boolean delayed() {
            return action.equals("delayed");
        }
    }
}
