package com.sitearis.maintenance.schedule;

import java.time.Instant;

/**
 * A time during which a job's schedule does not fire. What a person asks for runs all the same, and so do attempts of runs
 * that had begun.
 *
 * @param until when it ends by itself
 * @param skipped the slots that did not fire because of it, so far
 */
public record JobPause(String job, String reason, String by, Instant since, Instant until, int skipped) {}
