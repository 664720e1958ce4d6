package com.sitearis.maintenance.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One maintenance window: an occurrence of a weekly one, or an exceptional one.
 *
 * @param id of an exceptional one; null for weekly ones
 * @param deducted whether its time is taken out of the agreed service time
 * @param reason why it is there
 * @param impact what users will notice; null for the usual
 * @param notDeducted why it is only listed; null when it is deducted
 * @param announcedBy null for weekly ones, which the plan announces
 */
public record Window(
        @Nullable Long id,
        String environment,
        Instant from,
        Instant to,
        boolean deducted,
        String reason,
        @Nullable String impact,
        @Nullable String notDeducted,
        @Nullable Instant announcedAt,
        @Nullable String announcedBy,
        @Nullable Instant cancelledAt,
        @Nullable String cancelledBy) {

    /** Exceptional ones are announced one by one; weekly ones come from the plan. */
    public boolean exceptional() {
        return id != null;
    }
}
