package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a job's file still says the same of what a run is to do: its kind and its settings. */
final class Definition {

    private Definition() {}

    /** Settings are records of values in the file's order; of a secret they show its variable's name only. */
    static String of(JobSpec job) {
        String all = job.kind().name() + "\n" + job.settings();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
