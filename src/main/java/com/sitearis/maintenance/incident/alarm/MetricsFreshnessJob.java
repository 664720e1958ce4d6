package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.AlarmPhrase;
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
import java.util.Locale;
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
        Locale language = assignment.plan().language();
        return steps.job()
                .start(steps.step("look", scope -> look(assignment.settings().expect(), language, job, scope)))
                .build();
    }

    void look(List<Expected> expect, Locale language, String job, StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        List<SeriesState> series = metrics.series();
        for (Expected expected : expect) {
            Optional<Instant> last = latest(series, expected);
            Instant now = clock.instant();
            Instant since = last.orElseGet(() -> expectations.since(expected, now));
            boolean silent = Duration.between(since, now).compareTo(expected.within()) > 0;
            scope.note(name(expected, Locale.ENGLISH) + ": " + told(last, Locale.ENGLISH) + (silent ? ", SILENT" : ""));
            if (silent) {
                String told = AlarmPhrase.RUNBOOK.in(language, told(last, language), "metrics-silent");
                alarm.raise(subject(expected, language), Priority.P3, told);
            } else if (last.isPresent()) {
                alarm.end(subject(expected, language), told(last, language));
            }
        }
    }

    private static Alarm.Subject subject(Expected expected, Locale language) {
        String target = expected.target();
        return new Alarm.Subject(
                "silence/" + expected.environment() + "/" + expected.metric() + (target == null ? "" : "/" + target),
                expected.environment(),
                target,
                AlarmPhrase.SILENT.in(language, name(expected, language)));
    }

    private static String told(Optional<Instant> last, Locale language) {
        return last.map(at -> AlarmPhrase.LATEST.in(language, at)).orElseGet(() -> AlarmPhrase.NEVER.in(language));
    }

    private static String name(Expected expected, Locale language) {
        return AlarmPhrase.METRIC_OF.in(language, expected.metric(), expected.environment())
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
