package com.sitearis.maintenance.backup.rebuild;

import java.util.List;
import java.util.Map;

/**
 * What a comparison of the catalogue with a store found and did.
 *
 * @param present how many whole backups of this plan the store holds
 * @param adopted ids that the catalogue had not, or thought gone
 * @param lost ids that the catalogue has and the store has not
 * @param incomplete ids whose objects are missing or have another size, with what is wrong; they count as DIFFERENT
 * @param unreadable prefixes whose manifest (or a file beside it) cannot be understood, with the reason
 * @param leftovers prefixes of data without a manifest that no run is working on, with their bytes
 * @param removed the leftovers that were removed
 * @param foreign how many backups of other plans lie in the same store, by plan
 */
public record RebuildReport(
        int present,
        List<String> adopted,
        List<String> lost,
        Map<String, List<String>> incomplete,
        Map<String, String> unreadable,
        Map<String, Long> leftovers,
        List<String> removed,
        Map<String, Integer> foreign) {

    /** Whether every backup that the catalogue promises is whole in the store. */
    public boolean sound() {
        return lost.isEmpty() && incomplete.isEmpty() && unreadable.isEmpty();
    }
}
