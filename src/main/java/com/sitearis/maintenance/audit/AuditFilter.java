package com.sitearis.maintenance.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries, newest first.
 *
 * @param text that action, subject or detail contain
 * @param from inclusive
 * @param to exclusive
 * @param before entries older than the one of this number; null for the newest
 * @param limit at most so many
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before,
        int limit) {

    AuditFilter olderThan(long id) {
        return new AuditFilter(actor, text, from, to, id, limit);
    }
}
