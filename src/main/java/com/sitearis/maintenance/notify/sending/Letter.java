package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.notify.Channel;
import java.time.Instant;

/**
 * A message that this program holds the lease of.
 *
 * @param attempt the token of the lease
 * @param failures since it was put or sent again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Letter(
        long id,
        int attempt,
        int failures,
        Channel channel,
        String kind,
        String key,
        String recipient,
        String subject,
        byte[] content,
        Instant put,
        Instant giveUp) {

    /** As log lines name it. */
    public String display() {
        return "message " + id + " (" + kind + " to " + recipient + ")";
    }
}
