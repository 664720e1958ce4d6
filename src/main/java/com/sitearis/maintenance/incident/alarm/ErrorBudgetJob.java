package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.BurnRate;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;

/**
 * Opens an incident when an environment uses up its error budget too fast: a P1 at the rates that would use it up within days, a
 * P3 at the slower ones. The rules are those of {@link BurnRate}.
 */
public final class ErrorBudgetJob implements RunRecipe<ErrorBudgetSettings> {

    private static final ErrorBudgetKind KIND = new ErrorBudgetKind();

    private final Sla sla;
    private final Incidents incidents;
    private final Clock clock;

    public ErrorBudgetJob(Sla sla, Incidents incidents, Clock clock) {
        this.sla = sla;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public JobKind<ErrorBudgetSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<ErrorBudgetSettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        return steps.job()
                .start(steps.step("look", scope -> look(assignment.target(), job, scope)))
                .build();
    }

    void look(String environment, String job, StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        Alarm.Subject subject = new Alarm.Subject(
                "budget/" + environment,
                environment,
                null,
                "the error budget of " + environment + " is used up too fast");
        List<BurnRate> rates = sla.burn(environment);
        rates.forEach(rate -> scope.note(text(rate)));
        List<BurnRate> over = rates.stream()
                .filter(BurnRate::over)
                .sorted(Comparator.comparing(BurnRate::limit).reversed())
                .toList();
        if (!over.isEmpty()) {
            BurnRate worst = over.get(0);
            alarm.raise(subject, worst.pages() ? Priority.P1 : Priority.P3, text(worst));
        } else if (rates.stream().allMatch(BurnRate::under)) {
            alarm.end(subject, "no rate is above its limit any more");
        } else {
            scope.note("not judged: too little is known of the last hours");
        }
    }

    private static String text(BurnRate rate) {
        return "burn rate over " + spoken(rate.window()) + " " + figure(rate.rate()) + ", over "
                + spoken(rate.confirmedBy()) + " " + figure(rate.rateNow()) + "; limit " + rate.limit();
    }

    private static String spoken(Duration time) {
        long hours = time.toHours();
        return hours >= 24 ? time.toDays() + "d" : hours >= 1 ? hours + "h" : time.toMinutes() + "m";
    }

    private static String figure(@Nullable BigDecimal rate) {
        return rate == null
                ? "not known"
                : rate.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
