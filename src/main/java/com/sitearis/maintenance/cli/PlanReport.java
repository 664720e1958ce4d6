package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Loaded;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MissingVariable;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.plan.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code maintenance plan} answers, as JSON holds it: either the problems, or every job with its next firings and the rows
 * of the written plan that are carried out.
 *
 * @param plan the plan's name; null when there are problems, and so are zone and language
 * @param source the folder that was read
 * @param rows the rows that are carried out, in order, each with its jobs
 * @param duty null when there are problems, or no contacts
 * @param warnings variables that are named and not set
 */
public record PlanReport(
        @Nullable String plan,
        String source,
        String digest,
        @Nullable String zone,
        @Nullable String language,
        List<Job> jobs,
        List<Row> rows,
        @Nullable DutyReport duty,
        List<MissingVariable> warnings,
        List<Problem> problems) {

    /** How many rows the written plan has. */
    private static final int FIRINGS = 3;

    /**
     * One job file.
     *
     * @param schedule in words
     * @param next the next firings with offset and zone; none on demand and for intervals, which count from the last run
     * @param finishWithin ISO-8601, or null for no limit
     * @param retryWait ISO-8601
     */
    public record Job(
            String name,
            String kind,
            String purpose,
            String file,
            List<Integer> rows,
            List<String> targets,
            String schedule,
            List<Firing> next,
            int retries,
            Duration retryWait,
            @Nullable Duration finishWithin,
            List<String> tellOnFailure) {}

    /** One row of the written plan and the jobs that carry it out. */
    public record Row(int row, List<String> jobs) {}

    /** What was read, at this moment of the clock. */
    public static PlanReport of(Loaded loaded, CronDialect cron, Clock clock) {
        return loaded.read().map(plan -> valid(loaded, plan, cron, clock)).orElseGet(() -> invalid(loaded));
    }

    /** Whether the plan can be run. */
    public boolean valid() {
        return problems.isEmpty();
    }

    /** As a person reads it on a terminal of 120 columns. */
    public String text() {
        return new PlanReportText(this).toString();
    }

    private static PlanReport invalid(Loaded loaded) {
        return new PlanReport(
                null,
                loaded.source(),
                loaded.digest(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                loaded.missing(),
                loaded.problems());
    }

    private static PlanReport valid(Loaded loaded, MaintenancePlan plan, CronDialect cron, Clock clock) {
        return new PlanReport(
                plan.name(),
                loaded.source(),
                loaded.digest(),
                plan.zone().getId(),
                plan.language().toLanguageTag(),
                plan.jobs().stream().map(job -> job(job, cron, clock)).toList(),
                rows(plan.jobs()),
                plan.contacts().isEmpty() ? null : DutyReport.of(plan),
                loaded.missing(),
                List.of());
    }

    private static Job job(JobSpec job, CronDialect cron, Clock clock) {
        return new Job(
                job.name(),
                job.kind().name(),
                job.purpose(),
                job.file().toString(),
                job.rows(),
                job.targets(),
                words(job.schedule()),
                next(job.schedule(), cron, clock),
                job.retry().times(),
                job.retry().waitBefore(),
                job.finishWithin(),
                job.tellOnFailure());
    }

    private static String words(Schedule schedule) {
        if (schedule instanceof Schedule.Cron cron) {
            return "cron " + cron.expression() + " in " + cron.zone() + ", missed: " + word(cron.missed());
        }
        if (schedule instanceof Schedule.Every every) {
            return "every " + PlanReportText.span(every.interval()) + " of elapsed time, missed: "
                    + word(every.missed());
        }
        return "on demand";
    }

    private static String word(Schedule.Missed missed) {
        return missed.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static List<Firing> next(Schedule schedule, CronDialect cron, Clock clock) {
        if (!(schedule instanceof Schedule.Cron at)) {
            return List.of();
        }
        ZoneId zone = at.zone();
        return cron.fires(at.expression(), zone, clock.instant(), FIRINGS).stream()
                .map(instant -> Firing.at(instant.atZone(zone)))
                .toList();
    }

    private static List<Row> rows(List<JobSpec> jobs) {
        Map<Integer, List<String>> byRow = new TreeMap<>();
        for (JobSpec job : jobs) {
            job.rows().forEach(row -> byRow.merge(row, List.of(job.name()), PlanReport::both));
        }
        return byRow.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()))
                .toList();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /**
     * A moment at which a job will run.
     *
     * @param at ISO-8601 with offset
     * @param local as the wall clock shows it, with the zone's abbreviation and offset
     */
    public record Firing(String at, String local) {
        private static final DateTimeFormatter LOCAL =
                DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss zzz xxx", Locale.ENGLISH);

        static Firing at(ZonedDateTime moment) {
            return new Firing(moment.toOffsetDateTime().toString(), LOCAL.format(moment));
        }
    }
}
