package com.sitearis.maintenance.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list, newest first.
 *
 * @param environment null for all
 * @param closed whether closed ones are listed as well
 * @param before older than the one at this place; null to begin with the newest
 * @param limit at most so many
 */
public record IncidentFilter(
        @Nullable String environment,
        boolean closed,
        @Nullable Place before,
        int limit) {

    /** An incident's place in the list. */
    public record Place(Instant detected, long id) {}

    /** The newest. */
    public IncidentFilter(@Nullable String environment, boolean closed, int limit) {
        this(environment, closed, null, limit);
    }
}
