package com.sitearis.maintenance.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup as the catalogue knows it.
 *
 * @param id its name, also in the store: {@code 20261122T020000Z-production-k3x9}
 * @param store the store's name in the plan
 * @param runId the run that made it, or null when the catalogue was rebuilt from the store
 * @param date its local date in the plan's zone, from which tiers are kept
 * @param label a person's word for it; empty for none
 * @param pinned never pruned
 * @param snapshotAt the instant whose state it holds; null until the dump has begun
 * @param sealedAt null until sealed
 * @param size bytes in the store, all objects
 * @param plainSize bytes before compression
 * @param verdict of the newest proof
 * @param provenAt when the newest proof ended, or null
 * @param restoreTime how long the newest proof's restore took, or null
 * @param tiers why it is kept; never empty once sealed
 */
public record Backup(
        String id,
        String plan,
        String database,
        String store,
        @Nullable Long runId,
        BackupState state,
        LocalDate date,
        String label,
        boolean pinned,
        @Nullable Instant snapshotAt,
        @Nullable Instant sealedAt,
        String method,
        boolean encrypted,
        long size,
        long plainSize,
        int serverVersion,
        Verdict verdict,
        @Nullable ProofLevel provenLevel,
        @Nullable Instant provenAt,
        @Nullable Duration restoreTime,
        List<Tier> tiers) {

    /** The prefix of all its objects in the store. */
    public String prefix() {
        return prefix(plan, database, id);
    }

    public static String prefix(String plan, String database, String id) {
        return plan + "/" + database + "/" + id + "/";
    }
}
