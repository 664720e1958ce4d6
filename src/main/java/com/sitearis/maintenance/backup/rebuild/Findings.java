package com.sitearis.maintenance.backup.rebuild;

import com.sitearis.maintenance.backup.manifest.ManifestUnreadable;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects a {@link RebuildReport}. */
final class Findings {

    private final List<String> adopted = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final Map<String, List<String>> incomplete = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<String, Long> leftovers = new TreeMap<>();
    private final List<String> removed = new ArrayList<>();
    private final Map<String, Integer> foreign = new TreeMap<>();
    private int present;

    void whole() {
        present++;
    }

    void adopted(String id) {
        adopted.add(id);
    }

    void lost(String id) {
        lost.add(id);
    }

    void incomplete(String id, List<String> faults) {
        incomplete.put(id, List.copyOf(faults));
    }

    void unreadable(StoredBackup stored, ManifestUnreadable why) {
        unreadable.put(stored.prefix(), String.valueOf(why.getMessage()));
    }

    void leftover(StoredBackup stored) {
        leftovers.put(stored.prefix(), stored.size());
    }

    void removed(StoredBackup stored) {
        removed.add(stored.prefix());
    }

    void foreign(StoredBackup stored) {
        if (stored.hasManifest()) {
            foreign.merge(stored.plan(), 1, Integer::sum);
        }
    }

    RebuildReport report() {
        return new RebuildReport(
                present,
                List.copyOf(adopted),
                List.copyOf(lost),
                Map.copyOf(incomplete),
                Map.copyOf(unreadable),
                Map.copyOf(leftovers),
                List.copyOf(removed),
                Map.copyOf(foreign));
    }
}
