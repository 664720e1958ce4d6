package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells whether a job's file still says the same of what a run is to do: its kind and its settings. */
final class Definition {

    private Definition() {}

    /** Settings are records of values in the file's order; of a secret they show its variable's name only. */
    static String of(JobSpec job) {
        String all = job.kind().name() + "\n" + job.settings();
        byte[] hash = DigestUtils.sha256(all);
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
