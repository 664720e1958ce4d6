package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The few that always stay: the best proven ones first, and among equals the newest. */
record Floor(int atLeast, Set<String> ids) {

    static Floor under(List<Backup> newestFirst, LocalDate today, int keepAtLeast) {
        // One stays even when the plan says zero: the newest proven, or else the best there is.
        Set<String> best = newestFirst.stream()
                .filter(backup -> !RetentionPolicy.ahead(backup, today))
                .sorted(Comparator.comparingInt(RetentionPolicy::trust).reversed()) // stable: newest first among equals
                .limit(Math.max(1, keepAtLeast))
                .map(Backup::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Floor(keepAtLeast, best);
    }

    Optional<String> reason(Backup backup) {
        if (!ids.contains(backup.id())) {
            return Optional.empty();
        }
        return Optional.of(atLeast > 1 ? "one of the " + atLeast + " that always stay" : "the one that always stays");
    }
}
