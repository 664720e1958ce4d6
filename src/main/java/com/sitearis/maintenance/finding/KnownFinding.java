package com.sitearis.maintenance.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding with its life.
 *
 * @param seen in how many looks
 * @param resolved when a look found it no more; null while it stands
 */
public record KnownFinding(
        long id,
        String source,
        String environment,
        String target,
        Finding finding,
        Instant firstSeen,
        Instant lastSeen,
        int seen,
        @Nullable Instant resolved) {}
