package com.sitearis.maintenance.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an incident. Never changed afterwards.
 *
 * @param by a person, or the job or probe that reported it
 * @param from what it was before, where something changed
 * @param to what it is now; for an {@link Kind#ANSWER} the item of the checklist
 */
public record IncidentEvent(
        long id,
        long incident,
        Instant at,
        String by,
        Kind kind,
        @Nullable String from,
        @Nullable String to,
        String text) {

    /** What can happen. */
    public enum Kind {
        OPENED,
        STATE,
        PRIORITY,
        ASSIGNED,
        CONFIRMED,
        /** What it is about was reported again, an hour or more after anything else happened. */
        LASTS,
        /** What it is about has ended; a person still has to say that it is over. */
        RECOVERED,
        /** What had recovered is back. */
        RELAPSED,
        NOTE,
        /** An item of the post-incident checklist. */
        ANSWER,
        DEPLOYMENT,
        NEXT_UPDATE,
        /** Nobody took it up within its response time. */
        RESPONSE_LATE,
        /** The promised next word did not come in time. */
        UPDATE_LATE
    }
}
