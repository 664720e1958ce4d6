package com.sitearis.maintenance.incident.threshold;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.threshold.Judgement.Verdict;
import com.sitearis.maintenance.incident.threshold.MetricThresholdsSettings.Threshold;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.batch.core.job.Job;

/** Judges an environment's metrics by the thresholds of the job file, and opens incidents. */
public final class MetricThresholdsJob implements RunRecipe<MetricThresholdsSettings> {

    private static final MetricThresholdsKind KIND = new MetricThresholdsKind();
    private static final int MOST_NAMED = 10;

    private final Metrics metrics;
    private final Incidents incidents;
    private final Clock clock;

    public MetricThresholdsJob(Metrics metrics, Incidents incidents, Clock clock) {
        this.metrics = metrics;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public JobKind<MetricThresholdsSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<MetricThresholdsSettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        Locale language = assignment.plan().language();
        return steps.job()
                .start(steps.step(
                        "judge", scope -> judge(assignment.settings(), assignment.target(), language, job, scope)))
                .build();
    }

    void judge(MetricThresholdsSettings settings, String environment, Locale language, String job, StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        List<SeriesState> known = metrics.series();
        for (Map.Entry<String, Threshold> one : settings.thresholds().entrySet()) {
            scope.checkStop();
            Judging judging = new Judging(metrics, known, environment, one.getValue(), clock.instant());
            List<Judgement> judgements = judging.judge();
            judgements.forEach(judgement -> tell(
                    alarm,
                    subject(environment, one.getKey(), one.getValue(), judging.limit(language), judgement.group()),
                    Priority.valueOf(one.getValue().priority()),
                    judgement,
                    language));
            note(scope, one.getKey(), judgements);
        }
    }

    private static void tell(
            Alarm alarm, Alarm.Subject subject, Priority priority, Judgement judgement, Locale language) {
        if (judgement.verdict() == Verdict.BREACHED) {
            alarm.raise(subject, priority, judgement.text(language));
        } else if (judgement.verdict() == Verdict.FINE) {
            alarm.end(subject, judgement.text(language));
        }
    }

    private static Alarm.Subject subject(
            String environment, String name, Threshold threshold, String limit, Group group) {
        String title = threshold.title() == null ? limit : threshold.title();
        String component = threshold.component() != null
                ? threshold.component()
                : group.target().isEmpty() ? null : group.target();
        return new Alarm.Subject(
                "threshold/" + environment + "/" + name + "/" + group,
                environment,
                component,
                group.toString().isEmpty() ? title : title + " (" + group + ")");
    }

    private static void note(StepScope scope, String name, List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            scope.note(name + ": not judged, no sample ever came in");
            return;
        }
        long fine =
                judgements.stream().filter(one -> one.verdict() == Verdict.FINE).count();
        scope.note(name + ": " + fine + " of " + judgements.size() + " fine");
        List<Judgement> others = judgements.stream()
                .filter(one -> one.verdict() != Verdict.FINE)
                .sorted(Comparator.comparing(Judgement::verdict))
                .toList();
        others.stream().limit(MOST_NAMED).forEach(one -> scope.note("  " + one));
        if (others.size() > MOST_NAMED) {
            scope.note("  and " + (others.size() - MOST_NAMED) + " more that are not fine");
        }
    }
}
