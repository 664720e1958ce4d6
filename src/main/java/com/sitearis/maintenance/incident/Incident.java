package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One incident as it stands.
 *
 * @param cause what it is about; however often a cause fires, it has one unfinished incident
 * @param component null for the environment as a whole
 * @param fires how often the cause was reported
 * @param detected when it was known; response times count from here
 * @param impactStart when users began to feel it
 * @param impactEnd when they ceased to; null while they do
 * @param confirmed when a person agreed that it is real, and how bad
 * @param nextUpdate when the next word was promised to those who are affected
 * @param falseAlarm it was none; it counts in no figure
 * @param deployments that have to do with it
 */
public record Incident(
        long id,
        String cause,
        String environment,
        @Nullable String component,
        String title,
        Priority priority,
        IncidentState state,
        int fires,
        String openedBy,
        Instant detected,
        Instant impactStart,
        @Nullable Instant impactEnd,
        @Nullable Instant acknowledged,
        @Nullable String assignee,
        @Nullable Instant confirmed,
        @Nullable Instant nextUpdate,
        @Nullable Instant resolved,
        @Nullable Instant closed,
        boolean falseAlarm,
        List<String> deployments) {

    static final String OUTAGE = "availability/";
    /** How the causes of warnings begin. */
    public static final String WARNING = "warning/";

    /** Whether probes found something down, rather than a figure beyond its threshold or a person a fault. */
    public boolean outage() {
        return cause.startsWith(OUTAGE);
    }

    /** Whether it warns of a figure: such a one is not a failure of the service, however urgent it is. */
    public boolean warning() {
        return cause.startsWith(WARNING);
    }

    /** From the impact's begin to its end; empty while it lasts. */
    public Optional<Duration> toRestore() {
        return Optional.ofNullable(impactEnd).map(end -> Duration.between(impactStart, end));
    }

    /** From detection to the first person; empty while nobody came. */
    public Optional<Duration> toAcknowledge() {
        return Optional.ofNullable(acknowledged).map(taken -> Duration.between(detected, taken));
    }
}
