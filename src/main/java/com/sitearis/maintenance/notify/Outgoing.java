package com.sitearis.maintenance.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the outbox, without its content.
 *
 * @param key what it tells
 * @param recipient an e-mail address, or the name of a chat, webhook or ping in the plan
 * @param attempts how often a program began to send it
 * @param nextAttempt set exactly while it waits
 * @param sent the last time it was taken
 * @param problem why the last attempt failed, or null
 * @param size of the content, in bytes
 */
public record Outgoing(
        long id,
        Channel channel,
        String kind,
        String key,
        String recipient,
        String subject,
        @Nullable String messageId,
        State state,
        int attempts,
        Instant put,
        @Nullable Instant nextAttempt,
        Instant giveUp,
        @Nullable Instant sent,
        @Nullable String problem,
        long size) {

    /** Where a message stands. */
    public enum State {
        WAITING,
        /** The other side has taken it. */
        SENT,
        /** The other side will never take it. */
        REFUSED,
        /** It could not be sent for days. */
        GIVEN_UP,
        /** It was taken, and came back. */
        BOUNCED,
        /** What it tells is out of date. */
        DROPPED
    }

    /** What happened to it. */
    public record Event(
            Instant at,
            String event,
            @Nullable String by,
            @Nullable String detail) {}
}
