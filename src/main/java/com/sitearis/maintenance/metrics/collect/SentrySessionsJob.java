package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.collect.SentryHours.Hour;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;

/** Fetches how many sessions Sentry saw, and how many of them went wrong. */
public final class SentrySessionsJob implements RunRecipe<SentrySessionsSettings> {

    private static final SentrySessionsKind KIND = new SentrySessionsKind();

    /** Sessions are told late. After two hours an hour is taken as it is, once. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private static final Duration LOOKS_BACK = Duration.ofDays(2);

    private final Metrics metrics;
    private final Clock clock;
    private final Fetch fetch = new Fetch();

    public SentrySessionsJob(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public JobKind<SentrySessionsSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<SentrySessionsSettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        return steps.job()
                .start(steps.step("collect", scope -> collect(assignment.settings(), job, scope)))
                .build();
    }

    void collect(SentrySessionsSettings settings, String job, StepScope scope) {
        Instant end = clock.instant().minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
        Instant start = end.minus(LOOKS_BACK);
        byte[] answer = fetch.get(
                address(settings, start, end),
                Map.of("Authorization", "Bearer " + settings.token().reveal()));
        int stored = 0;
        for (Hour hour : SentryHours.read(answer)) {
            // Sentry rounds the range to its own liking.
            if (!hour.begins().isBefore(start) && hour.begins().isBefore(end)) {
                stored += store(settings, job, hour) ? 1 : 0;
            }
        }
        scope.note(stored + " hours");
    }

    /** An hour is known by its beginning: what Sentry corrects later does not count any more. */
    private boolean store(SentrySessionsSettings settings, String job, Hour hour) {
        String source = "sentry-sessions:" + job;
        String id = hour.begins().toString();
        if (metrics.knows(source, id)) {
            return false;
        }
        List<Sample> samples = List.of(
                new Sample(series("sessions.total", settings), hour.begins(), hour.total()),
                new Sample(series("sessions.bad", settings), hour.begins(), hour.bad()));
        return !metrics.store(new Delivery(source, id, samples)).known();
    }

    private static Series series(String metric, SentrySessionsSettings settings) {
        return Series.of(metric, settings.environment(), settings.target(), Map.of());
    }

    private static URI address(SentrySessionsSettings settings, Instant start, Instant end) {
        String query = "project=" + settings.project() + "&environment=" + encoded(settings.environment())
                + "&field=" + encoded("sum(session)") + "&groupBy=session.status&interval=1h"
                + "&start=" + encoded(start.toString()) + "&end=" + encoded(end.toString());
        return settings.url().resolve("/api/0/organizations/" + settings.organization() + "/sessions/?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
