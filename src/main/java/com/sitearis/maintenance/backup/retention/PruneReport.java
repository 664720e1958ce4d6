package com.sitearis.maintenance.backup.retention;

import java.util.List;

/**
 * What pruning did.
 *
 * @param pruned oldest first
 * @param kept everything that stays because retention says so, newest first
 * @param refused what should have gone and is still there
 * @param freed bytes
 */
public record PruneReport(List<Pruned> pruned, List<Decision> kept, List<Refused> refused, long freed) {

    /**
     * A backup of which nothing is left in the store.
     *
     * @param reasons why it went
     * @param freed bytes
     */
    public record Pruned(String backupId, List<String> reasons, long freed) {}

    /**
     * A backup that was to go.
     *
     * @param why the store's answer, or what was found at the last look
     */
    public record Refused(String backupId, String why) {}
}
