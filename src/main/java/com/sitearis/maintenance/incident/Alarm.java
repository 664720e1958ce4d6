package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a job finds out about a condition into an incident: one for each key, however often it is raised, and a word when
 * the condition has ended. That it is really over, a person says.
 */
public final class Alarm {

    private final Incidents incidents;
    private final Clock clock;
    private final String by;

    /** @param by the job that looks */
    public Alarm(Incidents incidents, Clock clock, String by) {
        this.incidents = incidents;
        this.clock = clock;
        this.by = by;
    }

    /**
     * What an alarm is about.
     *
     * @param key the same for the same condition, such as {@code threshold/production/cpu/supabase}
     * @param component null for the environment as a whole
     */
    public record Subject(
            String key, String environment, @Nullable String component, String title) {

        String cause() {
            return Incident.WARNING + key;
        }
    }

    /** The condition holds now. */
    public Incident raise(Subject subject, Priority priority, String text) {
        Instant now = now();
        return incidents.raise(new Cause(
                subject.cause(),
                subject.environment(),
                subject.component(),
                priority,
                subject.title(),
                now,
                now,
                by,
                text));
    }

    /** The condition is known to hold no longer. Nothing when it was not raised. */
    public void end(Subject subject, String text) {
        end(subject.cause(), text);
    }

    private void end(String cause, String text) {
        incidents.recovered(cause, now(), text, by);
    }

    /** Ends those below the key whose subject is gone for good, unless {@code stays} says otherwise of what follows the key. */
    public void endOthers(String key, Predicate<String> stays, String text) {
        String prefix = Incident.WARNING + key;
        incidents.unfinished().stream()
                .map(Incident::cause)
                .filter(cause -> cause.startsWith(prefix) && !stays.test(cause.substring(prefix.length())))
                .forEach(cause -> end(cause, text));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
