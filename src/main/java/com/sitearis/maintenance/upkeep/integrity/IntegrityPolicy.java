package com.sitearis.maintenance.upkeep.integrity;

import static com.sitearis.maintenance.finding.Severity.NOTE;
import static com.sitearis.maintenance.finding.Severity.SEVERE;
import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.upkeep.integrity.IntegrityStock.Checksums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Judges what speaks of a database's integrity. */
final class IntegrityPolicy {

    private IntegrityPolicy() {}

    static List<Finding> findings(IntegrityStock stock, Duration provenWithin, Instant now) {
        List<Finding> found = new ArrayList<>();
        stock.damaged()
                .forEach(
                        (relation, damage) -> found.add(
                                new Finding(
                                        "damaged-relation",
                                        relation,
                                        SEVERE,
                                        damage,
                                        "keep a copy of the server's files; then an index: reindex; a table: restore it from a backup")));
        stock.rights().finding().ifPresent(found::add);
        checksums(stock.checksums()).ifPresent(found::add);
        proof(stock.backups(), provenWithin, now).ifPresent(found::add);
        stock.unvalidated()
                .forEach(one -> found.add(new Finding(
                        "constraint-not-validated",
                        one.table() + " " + one.name(),
                        NOTE,
                        one.definition() + ": rows of before may break it",
                        "alter table " + one.table() + " validate constraint " + one.name())));
        return found;
    }

    private static Optional<Finding> checksums(Checksums checksums) {
        Long failures = checksums.failures();
        if (failures != null && failures > 0) {
            return Optional.of(new Finding(
                    "checksum-failures",
                    "",
                    SEVERE,
                    failures + " damaged pages were met"
                            + (checksums.last() == null ? "" : ", the last at " + checksums.last()),
                    "look at the server's log for the file and at its disk; restore what is damaged"));
        }
        return checksums.enabled()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "checksums-off",
                                "",
                                NOTE,
                                "pages carry no checksums: the server does not notice what a disk changes",
                                "pg_checksums --enable while the server is stopped; from PostgreSQL 18 on they are the default"));
    }

    private static Optional<Finding> proof(List<Backup> backups, Duration within, Instant now) {
        Optional<Instant> last = backups.stream()
                .filter(backup -> backup.verdict().good())
                .filter(backup -> backup.provenLevel() != ProofLevel.CHECKSUM)
                .map(Backup::provenAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        if (last.isPresent() && Duration.between(last.get(), now).compareTo(within) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "restore-not-proven",
                "",
                WARNING,
                last.map(at -> "the last backup that was restored and compared: " + at)
                        .orElse("no backup of it was ever restored and compared"),
                "give its backup job proof: content, or run a restore-drill"));
    }
}
