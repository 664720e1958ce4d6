package com.sitearis.maintenance.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one proof.
 *
 * @param restoreTime from the first byte read to the last index built: the measured recovery time; null when nothing was restored
 * @param against where it was restored, such as "scratch server PostgreSQL 15.20"
 * @param differences what differs, one line each; empty unless the verdict is DIFFERENT
 * @param exceptions what could not be proven here, one line each; empty unless PROVEN_EXCEPT
 * @param tables how many tables were compared
 * @param rows how many rows were compared
 */
public record Proof(
        String backupId,
        ProofLevel level,
        Verdict verdict,
        Instant started,
        Instant finished,
        @Nullable Duration restoreTime,
        String against,
        List<String> differences,
        List<String> exceptions,
        int tables,
        long rows) {}
