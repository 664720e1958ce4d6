package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Tells whether two nodes would register the same: every job, target and schedule, whatever the order of the files. */
final class PlanDigest {

    private PlanDigest() {}

    static String of(MaintenancePlan plan) {
        String all = PlannedJob.of(plan).values().stream()
                .map(job -> job.name() + " " + job.words())
                .sorted()
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(sha256(all), 0, 6);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
