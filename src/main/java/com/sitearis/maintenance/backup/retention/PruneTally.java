package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.retention.PruneReport.Pruned;
import com.sitearis.maintenance.backup.retention.PruneReport.Refused;
import com.sitearis.maintenance.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Counts what a pruning did, and ends it when the store itself is in trouble. */
final class PruneTally {

    /** A refusal concerns one backup; so many failures in a row with a passing cause concern the store. */
    private static final int TROUBLES_IN_A_ROW = 3;

    private final List<Pruned> pruned = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int troubles;

    void pruned(Backup backup, List<String> reasons, long freed) {
        troubles = 0;
        pruned.add(new Pruned(backup.id(), reasons, freed));
    }

    void refused(Backup backup, String why) {
        refused.add(new Refused(backup.id(), why));
    }

    /** Goes on with the other backups, unless it would only knock again at a door that is shut for all of them. */
    void refused(Backup backup, Failure failure) {
        troubles = failure.transientCause() ? troubles + 1 : 0;
        if (troubles == TROUBLES_IN_A_ROW) {
            throw failure;
        }
        refused(backup, String.valueOf(failure.getMessage()));
    }

    PruneReport report(List<Decision> kept) {
        long freed = pruned.stream().mapToLong(Pruned::freed).sum();
        return new PruneReport(List.copyOf(pruned), List.copyOf(kept), List.copyOf(refused), freed);
    }
}
