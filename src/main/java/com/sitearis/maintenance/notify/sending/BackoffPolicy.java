package com.sitearis.maintenance.notify.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message that could not be sent is tried again. */
public final class BackoffPolicy {

    /** After this a message that nobody takes is given up. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    private BackoffPolicy() {}

    /**
     * The next attempt, or empty when it would come after the message is given up.
     *
     * @param failures with the one just met, from 1
     * @param notBefore what the other side asked for, or null
     */
    public static Optional<Instant> next(int failures, Instant now, Instant giveUp, @Nullable Instant notBefore) {
        Instant next = now.plus(WAITS.get(Math.min(failures, WAITS.size()) - 1));
        Instant polite = notBefore != null && notBefore.isAfter(next) ? notBefore : next;
        return polite.isAfter(giveUp) ? Optional.empty() : Optional.of(polite);
    }
}
