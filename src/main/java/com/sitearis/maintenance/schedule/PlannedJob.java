package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;

/** One job of the plan on one of its targets: what Quartz knows as a job. */
record PlannedJob(String job, String target, Schedule schedule) {

    /** Every job of a plan on every target, by {@link #name()}. */
    static Map<String, PlannedJob> of(MaintenancePlan plan) {
        Map<String, PlannedJob> planned = new LinkedHashMap<>();
        for (JobSpec spec : plan.jobs()) {
            for (String target : spec.targets()) {
                PlannedJob one = new PlannedJob(spec.name(), target, spec.schedule());
                planned.put(one.name(), one);
            }
        }
        return planned;
    }

    static String name(String job, String target) {
        return job + "/" + target;
    }

    String name() {
        return name(job, target);
    }

    /** The schedule in words; two schedules with the same words fire at the same instants and treat missed slots alike. */
    String words() {
        if (schedule instanceof Schedule.Cron cron) {
            return "cron " + cron.expression() + " in " + cron.zone() + ", missed " + cron.missed();
        }
        if (schedule instanceof Schedule.Every every) {
            return "every " + every.interval() + ", missed " + every.missed();
        }
        return "on demand";
    }
}
