package com.sitearis.maintenance.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log.
 *
 * @param ended when its outcome was known; null when the program ended before
 * @param outcome null when {@code ended} is, as is the result
 * @param result a status or an exit code, with its reason
 */
public record Audited(
        long id,
        Instant at,
        AuditEntry entry,
        @Nullable Instant ended,
        @Nullable Outcome outcome,
        @Nullable String result) {}
