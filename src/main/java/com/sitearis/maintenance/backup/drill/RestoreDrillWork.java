package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.Verification;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.proof.BackupNotProven;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The steps of one restore drill. */
final class RestoreDrillWork {

    private final Assignment<RestoreDrillSettings> assignment;
    private final Workshop workshop;
    private final Database database;

    RestoreDrillWork(Assignment<RestoreDrillSettings> assignment, Workshop workshop) {
        this.assignment = assignment;
        this.workshop = workshop;
        this.database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
    }

    void restore(StepScope scope) throws Exception {
        Backup backup = backup();
        scope.note("backup " + backup.id());
        Proof proof = new Verification(assignment.plan(), database, workshop)
                .verify(
                        backup,
                        assignment.settings().proof(),
                        assignment.settings().jobs(),
                        assignment.runId(),
                        scope);
        if (proof.verdict() == Verdict.DIFFERENT) {
            throw new BackupNotProven(backup.id(), proof.differences());
        }
    }

    void report(StepScope scope) throws Exception {
        Backup backup = backup();
        Proof proof = workshop.catalogue().proofs(backup.id()).get(0);
        Path folder = Files.createDirectories(workshop.home().path().resolve("reports"));
        Path file = folder.resolve("restore-drill-" + database.name() + "-" + assignment.date() + ".md");
        Files.writeString(file, new DrillReport(assignment.plan().zone()).text(backup, proof));
        scope.note("report: " + file);
    }

    /** The one that a person named, else the newest. */
    private Backup backup() {
        return assignment.parameter(RestoreDrillKind.BACKUP).map(this::named).orElseGet(this::newest);
    }

    private Backup named(String id) {
        return workshop.catalogue()
                .byId(id)
                .filter(backup -> backup.state() == BackupState.SEALED
                        && backup.plan().equals(assignment.plan().name())
                        && backup.database().equals(database.name()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }

    private Backup newest() {
        return workshop.catalogue().sealedOf(assignment.plan().name(), database.name()).stream()
                .findFirst()
                .orElseThrow(() -> BackupNotFound.noneOf(database.name()));
    }
}
