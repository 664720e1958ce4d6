package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.schedule.JobStatus;
import java.util.List;

/** {@code job list} for people. */
final class JobTable {

    private JobTable() {}

    static String of(List<JobStatus> jobs, Times times) {
        if (jobs.isEmpty()) {
            return "no jobs";
        }
        Table table = new Table("JOB", "TARGET", "SCHEDULE", "NEXT", "LAST", "RUN", "STATE");
        jobs.forEach(job -> table.row(
                job.job(),
                job.target(),
                job.schedule(),
                job.pause() == null
                        ? times.at(job.next())
                        : "paused until " + times.at(job.pause().until()),
                times.at(job.lastSlot()),
                job.lastRun() == null ? "-" : job.lastRun().toString(),
                job.lastState() == null ? "never ran" : RunText.word(job.lastState())));
        return table.toString();
    }
}
