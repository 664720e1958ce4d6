package com.sitearis.maintenance.metrics.uptimerobot;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.collect.CollectorFailed;
import com.sitearis.maintenance.metrics.collect.Fetch;
import com.sitearis.maintenance.metrics.uptimerobot.MonitorReader.Answer;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;

/** Fetches the logs of UptimeRobot's monitors; those that were fetched before change nothing. */
public final class UptimeRobotJob implements RunRecipe<UptimeRobotSettings> {

    private static final UptimeRobotKind KIND = new UptimeRobotKind();
    private static final int PAGE = 50;

    private final Checks checks;
    private final Clock clock;
    private final Fetch fetch = new Fetch();

    public UptimeRobotJob(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public JobKind<UptimeRobotSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<UptimeRobotSettings> assignment, JobSteps steps) {
        return steps.job()
                .start(steps.step("fetch", scope -> fetch(assignment.settings(), scope)))
                .build();
    }

    void fetch(UptimeRobotSettings settings, StepScope scope) {
        List<Monitor> monitors = monitors(settings, scope);
        Instant from = clock.instant().minus(settings.lookBack());
        for (Map.Entry<String, String> wanted : settings.monitors().entrySet()) {
            Monitor monitor = monitors.stream()
                    .filter(one -> one.id().equals(wanted.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new CollectorFailed("UptimeRobot has no monitor " + wanted.getKey(), null));
            List<Check> made = monitor.checks(settings.environment(), wanted.getValue()).stream()
                    .filter(check -> check.at().isAfter(from))
                    .toList();
            scope.note(wanted.getValue() + ": " + monitor.logs().size() + " logs, " + made.size() + " checks, "
                    + checks.record(made) + " of them new");
        }
    }

    private List<Monitor> monitors(UptimeRobotSettings settings, StepScope scope) {
        List<Monitor> monitors = new ArrayList<>();
        Answer answer;
        do {
            scope.checkStop();
            answer = MonitorReader.read(fetch.post(settings.url(), form(settings, monitors.size())));
            monitors.addAll(answer.monitors());
        } while (!answer.monitors().isEmpty() && monitors.size() < answer.total());
        return monitors;
    }

    /** Not from a date on: a log that began before it would be missing, and with it the time since. */
    private static Map<String, String> form(UptimeRobotSettings settings, int offset) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", settings.apiKey().reveal());
        form.put("format", "json");
        form.put("monitors", String.join("-", settings.monitors().keySet()));
        form.put("logs", "1");
        form.put("offset", Integer.toString(offset));
        form.put("limit", Integer.toString(PAGE));
        return form;
    }
}
