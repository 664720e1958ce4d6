package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Schedule.Missed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans for tests. */
final class Plans {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Plans() {}

    /** A kind that nobody carries out; the launcher of these tests only takes notes. */
    enum Nothing implements JobKind<Nothing> {
        NOTHING;

        @Override
        public Class<Nothing> settings() {
            return Nothing.class;
        }

        @Override
        public List<String> targets(Nothing settings) {
            return List.of("shop");
        }
    }

    static MaintenancePlan plan(JobSpec... jobs) {
        return new MaintenancePlan(
                "test",
                PARIS,
                Locale.ENGLISH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(jobs));
    }

    static JobSpec job(String name, Schedule schedule, String... targets) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                Nothing.NOTHING,
                "a test",
                List.of(),
                schedule,
                targets.length == 0 ? List.of("shop") : List.of(targets),
                null,
                Retry.NONE,
                List.of(),
                Nothing.NOTHING);
    }

    static Schedule cron(String expression) {
        return new Schedule.Cron(expression, PARIS, Missed.RUN_ONCE);
    }

    static Schedule skipping(String expression) {
        return new Schedule.Cron(expression, PARIS, Missed.SKIP);
    }

    static Schedule every(Duration interval) {
        return new Schedule.Every(interval, Missed.RUN_ONCE);
    }

    /** A time of day that does not come up within a test. */
    static Schedule farFromNow() {
        return atMinute(0);
    }

    /** Another one. */
    static Schedule atMinute(int minute) {
        int hour = (LocalTime.now(PARIS).getHour() + 12) % 24;
        return cron("0 " + minute + " " + hour + " * * ?");
    }
}
