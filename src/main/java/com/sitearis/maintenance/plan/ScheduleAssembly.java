package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.JobYaml.ScheduleYaml;
import com.sitearis.maintenance.plan.Schedule.Missed;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From {@code schedule:} as written to a schedule. */
final class ScheduleAssembly {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Findings findings;
    private final CronCheck crons;

    ScheduleAssembly(Findings findings, CronCheck crons) {
        this.findings = findings;
        this.crons = crons;
    }

    Schedule schedule(ScheduleYaml yaml, ZoneId planZone) {
        boolean onDemand = Boolean.TRUE.equals(yaml.onDemand());
        long given = Stream.of(yaml.cron(), yaml.every(), onDemand ? "on-demand" : null)
                .filter(Objects::nonNull)
                .count();
        if (given != 1 && !findings.troubledBelow("schedule")) {
            String wrong = given == 0 ? "says nothing" : "says several things";
            findings.problem("schedule", wrong, "write exactly one of cron, every and on-demand: true");
        }
        Missed missed = yaml.missed() == null ? Missed.RUN_ONCE : yaml.missed();
        if (yaml.cron() != null) {
            return cron(yaml.cron(), yaml.zone() == null ? planZone : yaml.zone(), missed);
        }
        refuse("zone", yaml.zone(), "matters to a cron only");
        if (yaml.every() != null) {
            return every(yaml.every(), missed);
        }
        refuse("missed", yaml.missed(), "has no meaning on demand");
        return new Schedule.OnDemand();
    }

    private Schedule cron(String expression, ZoneId zone, Missed missed) {
        if (!findings.troubled("schedule.cron") && !findings.troubled("schedule.zone")) {
            crons.refusal(expression, zone)
                    .ifPresent(refusal -> findings.problem("schedule.cron", refusal.wrong(), refusal.write()));
        }
        return new Schedule.Cron(expression, zone, missed);
    }

    private Schedule every(Duration interval, Missed missed) {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            findings.problem("schedule.every", "is not between 10s and 1d", "write 5m, or a cron for longer intervals");
        }
        return new Schedule.Every(interval, missed);
    }

    private void refuse(String key, @Nullable Object given, String wrong) {
        if (given != null) {
            findings.problem("schedule." + key, wrong, "remove it");
        }
    }
}
