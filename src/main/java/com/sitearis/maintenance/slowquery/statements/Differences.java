package com.sitearis.maintenance.slowquery.statements;

import java.util.List;
import java.util.Optional;

/**
 * What was added between two snapshots.
 *
 * @param baseline why the later one is only where counting begins; what came before it is lost. Empty otherwise
 * @param added what was called, with what was added to its counters
 * @param losses what is not in the figures, for people; empty when nothing was lost
 */
record Differences(Optional<String> baseline, List<Entry> added, List<String> losses) {

    Differences {
        added = List.copyOf(added);
        losses = List.copyOf(losses);
    }

    static Differences baseline(String why) {
        return new Differences(Optional.of(why), List.of(), List.of());
    }
}
