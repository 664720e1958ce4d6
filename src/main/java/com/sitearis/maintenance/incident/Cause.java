package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.plan.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What opens an incident.
 *
 * @param key the same for the same trouble, such as {@code availability/production/site}
 * @param component null for the environment as a whole
 * @param detected when it became known
 * @param impactStart when users began to feel it; not after {@code detected}
 * @param by a person, or the job or probe that reports it
 * @param text what is known about it
 */
public record Cause(
        String key,
        String environment,
        @Nullable String component,
        Priority priority,
        String title,
        Instant detected,
        Instant impactStart,
        String by,
        String text) {

    public Cause {
        if (impactStart.isAfter(detected)) {
            throw new IllegalArgumentException("felt only after it was detected: " + impactStart + ", " + detected);
        }
    }
}
