package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.Agenda;
import com.sitearis.maintenance.kpi.inputs.Agenda.Planned;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The windows and the planned runs of the sixty days after the month. */
public final class AgendaSource implements MonthSource {

    /** Twenty-four a day: what comes more often than hourly is said by its interval. */
    private static final int MOST = Agenda.DAYS * 24;

    private final Windows windows;
    private final Supplier<MaintenancePlan> plan;
    private final CronDialect cron;

    public AgendaSource(Windows windows, Supplier<MaintenancePlan> plan, CronDialect cron) {
        this.windows = windows;
        this.plan = plan;
        this.cron = cron;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (!detail) {
            return inputs;
        }
        Instant from = inputs.end();
        Instant until = from.atZone(inputs.zone()).plusDays(Agenda.DAYS).toInstant();
        List<Availability.Window> coming = windows.between(report.environment(), from, until).stream()
                .filter(window -> window.cancelledAt() == null)
                .map(SlaSource::window)
                .toList();
        List<Planned> jobs = new ArrayList<>();
        for (JobSpec job : plan.get().jobs()) {
            if (!(job.schedule() instanceof Schedule.OnDemand)) {
                jobs.add(planned(job, from, until));
            }
        }
        return inputs.with(parts -> parts.agenda = Input.of(new Agenda(coming, List.copyOf(jobs)), "plan, windows"));
    }

    private Planned planned(JobSpec job, Instant from, Instant until) {
        if (job.schedule() instanceof Schedule.Cron schedule) {
            List<Instant> fires = cron.fires(schedule.expression(), schedule.zone(), from.minusMillis(1), MOST).stream()
                    .takeWhile(at -> at.isBefore(until))
                    .toList();
            return new Planned(
                    job.name(),
                    job.purpose(),
                    fires.isEmpty() ? null : fires.get(0),
                    fires.size() < 2 ? null : fires.get(1),
                    fires.size() < MOST ? fires.size() : null,
                    null);
        }
        Schedule.Every every = (Schedule.Every) job.schedule();
        return new Planned(job.name(), job.purpose(), null, null, null, every.interval());
    }
}
