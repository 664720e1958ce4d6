package com.sitearis.maintenance.backup.listing;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Backups as {@code backup list} and {@code backup show} tell them, as records for {@code --json}; {@link BackupTable} is their text.
 *
 * @param now ages are counted to here
 */
public record BackupListing(Instant now) {

    /**
     * One line of {@code backup list}.
     *
     * @param restoreTime how long the last restore took; null when it was never restored
     * @param keptUntil the last day its tiers keep it, null when not decided
     * @param keptBecause why it stays or goes; empty when not decided
     */
    public record Line(
            String id,
            String database,
            BackupState state,
            LocalDate date,
            @Nullable Duration age,
            List<Tier> tiers,
            String label,
            boolean pinned,
            long size,
            Verdict verdict,
            @Nullable ProofLevel provenLevel,
            @Nullable Instant provenAt,
            @Nullable Duration restoreTime,
            @Nullable LocalDate keptUntil,
            List<String> keptBecause) {}

    /** All of {@code backup show}. */
    public record Sheet(Line line, Backup backup, @Nullable Manifest manifest, List<Proof> proofs) {}

    /** Lines in the order of the backups; decisions may lack for some or all. */
    public List<Line> lines(List<Backup> backups, List<Decision> decisions) {
        Map<String, Decision> byId =
                decisions.stream().collect(Collectors.toMap(Decision::backupId, Function.identity(), (a, b) -> a));
        return backups.stream()
                .map(backup -> line(backup, Optional.ofNullable(byId.get(backup.id()))))
                .toList();
    }

    public Sheet sheet(Backup backup, Optional<Manifest> manifest, List<Proof> proofs, Optional<Decision> decision) {
        return new Sheet(line(backup, decision), backup, manifest.orElse(null), List.copyOf(proofs));
    }

    private Line line(Backup backup, Optional<Decision> decision) {
        Instant from = backup.snapshotAt();
        return new Line(
                backup.id(),
                backup.database(),
                backup.state(),
                backup.date(),
                from == null ? null : Duration.between(from, now),
                backup.tiers(),
                backup.label(),
                backup.pinned(),
                backup.size(),
                backup.verdict(),
                backup.provenLevel(),
                backup.provenAt(),
                backup.restoreTime(),
                decision.map(Decision::keptUntil).orElse(null),
                decision.map(Decision::reasons).orElse(List.of()));
    }
}
