package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a run found out, on its way into the database and to whoever listens. */
final class Findings {

    private static final Duration WITHOUT_SCHEDULE = Duration.ofMinutes(5);

    private final Assignment<AvailabilityProbeSettings> assignment;
    private final Checks checks;
    private final Metrics metrics;
    private final Consumer<ChecksRecorded> tell;
    private final TreeMap<String, String> down = new TreeMap<>();
    private int asked;
    private int deliveries;

    Findings(
            Assignment<AvailabilityProbeSettings> assignment,
            Checks checks,
            Metrics metrics,
            Consumer<ChecksRecorded> tell) {
        this.assignment = assignment;
        this.checks = checks;
        this.metrics = metrics;
        this.tell = tell;
    }

    void record(Map<String, Found> found) {
        if (found.isEmpty()) {
            return;
        }
        List<Check> made = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        found.forEach((component, one) -> {
            made.add(check(component, one));
            samples(component, one, samples);
            if (one.wrong() != null) {
                down.put(component, one.wrong());
            }
        });
        asked += made.size();
        checks.record(made);
        // Not the run's number alone: a run that died and began anew asks anew.
        String id = "run-" + assignment.runId() + "-" + made.get(0).at().toEpochMilli() + "-" + deliveries++;
        metrics.store(new Delivery("availability-probe", id, samples));
        tell.accept(new ChecksRecorded(made));
    }

    void summary(StepScope scope) {
        scope.note((asked - down.size()) + " of " + asked + " up");
        down.forEach((component, wrong) -> scope.note(component + " is down: " + wrong));
    }

    private Check check(String component, Found found) {
        AvailabilityProbeSettings settings = assignment.settings();
        String probe = settings.probeOr(assignment.job().name());
        return new Check(settings.environment(), component, probe, found.at(), found.up(), interval(), found.wrong());
    }

    /** Asked for by hand, a check speaks as long as one of five minutes would. */
    private Duration interval() {
        return assignment.job().schedule() instanceof Schedule.Every every ? every.interval() : WITHOUT_SCHEDULE;
    }

    /** Times of a try that failed would mix with those of answers: they say nothing about how fast the service is. */
    private void samples(String component, Found found, List<Sample> samples) {
        if (found.up()) {
            found.times().forEach((metric, millis) -> samples.add(sample(metric, component, found, millis)));
        }
        if (found.certificateUntil() != null) {
            long left = Duration.between(found.at(), found.certificateUntil()).toMillis();
            samples.add(sample("tls.left", component, found, left / 1000.0));
        }
    }

    private Sample sample(String metric, String component, Found found, double value) {
        AvailabilityProbeSettings settings = assignment.settings();
        Series series = Series.of(metric, settings.environment(), component, Map.of("component", component));
        return new Sample(series, found.at(), value);
    }
}
