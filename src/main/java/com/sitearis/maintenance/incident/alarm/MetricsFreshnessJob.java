package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.alarm.MetricsFreshnessSettings.Expected;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens an incident when a metric that has to come in has gone silent, and says when it comes in again. */
public final class MetricsFreshnessJob implements RunRecipe<MetricsFreshnessSettings> {

    private static final MetricsFreshnessKind KIND = new MetricsFreshnessKind();

    private final Metrics metrics;
    private final Expectations expectations;
    private final Incidents incidents;
    private final Clock clock;

    public MetricsFreshnessJob(Metrics metrics, JdbcClient jdbc, Incidents incidents, Clock clock) {
        this.metrics = metrics;
        this.expectations = new Expectations(jdbc);
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public JobKind<MetricsFreshnessSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<MetricsFreshnessSettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        return steps.job()
                .start(steps.step("look", scope -> look(assignment.settings().expect(), job, scope)))
                .build();
    }

    void look(List<Expected> expect, String job, StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        List<SeriesState> series = metrics.series();
        for (Expected expected : expect) {
            Optional<Instant> last = latest(series, expected);
            String told = last.map(at -> "latest sample " + at).orElse("never came in");
            Instant now = clock.instant();
            Instant since = last.orElseGet(() -> expectations.since(expected, now));
            boolean silent = Duration.between(since, now).compareTo(expected.within()) > 0;
            scope.note(name(expected) + ": " + told + (silent ? ", SILENT" : ""));
            if (silent) {
                alarm.raise(subject(expected), Priority.P3, told + " (runbook: metrics-silent)");
            } else if (last.isPresent()) {
                alarm.end(subject(expected), told);
            }
        }
    }

    private static Alarm.Subject subject(Expected expected) {
        String target = expected.target();
        return new Alarm.Subject(
                "silence/" + expected.environment() + "/" + expected.metric() + (target == null ? "" : "/" + target),
                expected.environment(),
                target,
                "nothing new of " + name(expected));
    }

    private static String name(Expected expected) {
        return expected.metric() + " of " + expected.environment()
                + (expected.target() == null ? "" : ", " + expected.target());
    }

    private static Optional<Instant> latest(List<SeriesState> series, Expected expected) {
        return series.stream()
                .filter(one -> one.series().metric().equals(expected.metric())
                        && one.series().environment().equals(expected.environment())
                        && (expected.target() == null || one.series().target().equals(expected.target())))
                .map(SeriesState::lastAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
