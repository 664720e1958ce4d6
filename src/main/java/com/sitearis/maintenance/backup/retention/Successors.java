package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest backup that may take the place of older ones, for each degree of proof; fed newest first.
 *
 * <p>Only proven backups stand in for a proven one. One that was read back but never restored stands in for its like:
 * that is all a plan with {@code proof: checksum} has.
 */
final class Successors {

    private @Nullable Backup proven;
    private @Nullable Backup intact;

    /** Adds the next older one. */
    void add(Backup backup) {
        if (proven == null && backup.verdict().good()) {
            proven = backup;
        }
        if (intact == null && (backup.verdict().good() || backup.verdict() == Verdict.INTACT)) {
            intact = backup;
        }
    }

    Set<Backup> all() {
        return Stream.of(proven, intact).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    }

    /** What stays in this one's place. */
    Optional<Backup> of(Backup backup) {
        return Optional.ofNullable(backup.verdict().good() ? proven : intact);
    }

    /** Why it cannot go, when nothing stays in its place. */
    Optional<String> missingFor(Backup backup) {
        if (of(backup).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (backup.verdict()) {
                    case PROVEN, PROVEN_EXCEPT -> "newest proven backup";
                    case INTACT -> "newest intact backup, and none newer is proven";
                    case UNPROVEN, DIFFERENT -> "no newer backup is proven or intact";
                });
    }
}
