package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells whether two nodes would register the same: every job, target and schedule, whatever the order of the files. */
final class PlanDigest {

    private PlanDigest() {}

    static String of(MaintenancePlan plan) {
        String all = PlannedJob.of(plan).values().stream()
                .map(job -> job.name() + " " + job.words())
                .sorted()
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(DigestUtils.sha256(all), 0, 6);
    }
}
