package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Loaded;
import com.sitearis.maintenance.plan.PlanFiles;
import com.sitearis.maintenance.plan.PlanFolder;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Reads the plan of this invocation, with every kind of job that a package contributes. */
final class PlanSource {

    static final CronDialect CRON = new QuartzCron();

    private final PlanFolder folder;
    private final PlanFiles files;

    PlanSource(Invocation invocation) {
        folder = invocation.planFolder();
        files = new PlanFiles(kinds(), CRON, invocation.clock(), invocation.environment()::get);
    }

    /** The files as they are now. */
    Loaded read() {
        return files.read(folder);
    }

    private static List<JobKind<?>> kinds() {
        List<JobKind<?>> kinds = new ArrayList<>();
        ServiceLoader.load(JobKind.class).forEach(kinds::add);
        return kinds;
    }
}
