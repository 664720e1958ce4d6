package com.sitearis.maintenance.backup;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which backups to list, newest first.
 *
 * @param plan, database, tier, verdict null for any
 * @param before older than the one of this id; null to begin with the newest
 * @param limit how many at most; 0 for all
 */
public record BackupFilter(
        @Nullable String plan,
        @Nullable String database,
        @Nullable String tier,
        @Nullable Verdict verdict,
        Set<BackupState> states,
        @Nullable String before,
        int limit) {

    /** Every backup that can be restored. */
    public static BackupFilter restorable() {
        return new BackupFilter(null, null, null, null, Set.of(BackupState.SEALED), null, 0);
    }

    /** Everything the catalogue remembers, also what is gone. */
    public static BackupFilter everything() {
        return new BackupFilter(null, null, null, null, EnumSet.allOf(BackupState.class), null, 0);
    }

    public BackupFilter ofPlan(String name) {
        return new BackupFilter(name, database, tier, verdict, states, before, limit);
    }

    public BackupFilter ofDatabase(String name) {
        return new BackupFilter(plan, name, tier, verdict, states, before, limit);
    }

    public BackupFilter ofTier(String name) {
        return new BackupFilter(plan, database, name, verdict, states, before, limit);
    }

    public BackupFilter withVerdict(Verdict wanted) {
        return new BackupFilter(plan, database, tier, wanted, states, before, limit);
    }

    public BackupFilter inStates(Set<BackupState> wanted) {
        return new BackupFilter(plan, database, tier, verdict, wanted, before, limit);
    }

    public BackupFilter newest(int count) {
        return new BackupFilter(plan, database, tier, verdict, states, before, count);
    }
}
