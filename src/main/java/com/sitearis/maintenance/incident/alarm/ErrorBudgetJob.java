package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.AlarmPhrase;
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
import java.util.Locale;
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
        Locale language = assignment.plan().language();
        return steps.job()
                .start(steps.step("look", scope -> look(assignment.target(), language, job, scope)))
                .build();
    }

    void look(String environment, Locale language, String job, StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        Alarm.Subject subject = new Alarm.Subject(
                "budget/" + environment, environment, null, AlarmPhrase.BUDGET.in(language, environment));
        List<BurnRate> rates = sla.burn(environment);
        rates.forEach(rate -> scope.note(text(rate, Locale.ENGLISH)));
        List<BurnRate> over = rates.stream()
                .filter(BurnRate::over)
                .sorted(Comparator.comparing(BurnRate::limit).reversed())
                .toList();
        if (!over.isEmpty()) {
            BurnRate worst = over.get(0);
            alarm.raise(subject, worst.pages() ? Priority.P1 : Priority.P3, text(worst, language));
        } else if (rates.stream().allMatch(BurnRate::under)) {
            alarm.end(subject, AlarmPhrase.BUDGET_FINE.in(language));
        } else {
            scope.note("not judged: too little is known of the last hours");
        }
    }

    private static String text(BurnRate rate, Locale language) {
        return AlarmPhrase.BURN_RATE.in(
                language,
                spoken(rate.window()),
                figure(rate.rate(), language),
                spoken(rate.confirmedBy()),
                figure(rate.rateNow(), language),
                rate.limit());
    }

    private static String spoken(Duration time) {
        long hours = time.toHours();
        return hours >= 24 ? time.toDays() + "d" : hours >= 1 ? hours + "h" : time.toMinutes() + "m";
    }

    private static String figure(@Nullable BigDecimal rate, Locale language) {
        return rate == null
                ? AlarmPhrase.NOT_KNOWN.in(language)
                : rate.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
