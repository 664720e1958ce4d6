package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.upkeep.MetricsFreshnessSettings.Expected;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.job.Job;

/** Fails when a metric that has to come in has gone silent. */
public final class MetricsFreshnessJob implements RunRecipe<MetricsFreshnessSettings> {

    private static final MetricsFreshnessKind KIND = new MetricsFreshnessKind();

    private final Metrics metrics;
    private final Clock clock;

    public MetricsFreshnessJob(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public JobKind<MetricsFreshnessSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<MetricsFreshnessSettings> assignment, JobSteps steps) {
        return steps.job()
                .start(steps.step("look", scope -> look(assignment.settings().expect(), scope)))
                .build();
    }

    void look(List<Expected> expect, StepScope scope) {
        List<SeriesState> series = metrics.series();
        List<String> silent = new ArrayList<>();
        for (Expected expected : expect) {
            Optional<Instant> last = latest(series, expected);
            String name = expected.metric() + " of " + expected.environment();
            String told = last.map(at -> name + ": latest sample " + at).orElse(name + ": never came in");
            scope.note(told);
            boolean fresh = last.isPresent()
                    && Duration.between(last.get(), clock.instant()).compareTo(expected.within()) <= 0;
            if (!fresh) {
                silent.add(told);
            }
        }
        if (!silent.isEmpty()) {
            throw new MetricsSilent(silent);
        }
    }

    private static Optional<Instant> latest(List<SeriesState> series, Expected expected) {
        return series.stream()
                .filter(one -> one.series().metric().equals(expected.metric())
                        && one.series().environment().equals(expected.environment()))
                .map(SeriesState::lastAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
