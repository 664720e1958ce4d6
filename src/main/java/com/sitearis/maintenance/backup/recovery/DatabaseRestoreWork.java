package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.util.Objects;

/**
 * The steps of a restore. What fails leaves nothing; a node that dies in the middle leaves its half of the new database under a
 * name by which the next attempt knows it as its own.
 */
final class DatabaseRestoreWork {

    private final Assignment<DatabaseRestoreSettings> assignment;
    private final Workshop workshop;
    private final Database database;
    private final Recovery recovery;

    DatabaseRestoreWork(Assignment<DatabaseRestoreSettings> assignment, Workshop workshop) {
        this.assignment = assignment;
        this.workshop = workshop;
        this.database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        this.recovery = new Recovery(assignment.plan(), database, workshop);
    }

    boolean replaces() {
        return assignment.parameter(DatabaseRestoreKind.REPLACING).isPresent();
    }

    void restore(StepScope scope) throws Exception {
        Copy copy = copy();
        refuseAnotherDatabase();
        scope.note("backup " + backupId() + " into database " + copy.into());
        if (recovery.isThere(copy)) {
            scope.note("an attempt before this one had completed and compared the copy");
            return;
        }
        Recovery.Recovered recovered =
                recovery.restore(backup(backupId()), copy, assignment.settings().jobs(), scope);
        recovered.remarks().forEach(remark -> scope.note("not taken over: " + remark));
        if (!recovered.differences().isEmpty()) {
            throw new CopyDiffers(backupId(), copy.into(), recovered.differences());
        }
        scope.note("restored and compared: " + recovered.tables() + " tables, " + recovered.rows() + " rows, in "
                + recovered.took().toSeconds() + " s; " + copy.into() + " is ready");
    }

    /** Only after the copy was found equal: the step before fails otherwise. */
    void exchange(StepScope scope) throws Exception {
        refuseAnotherDatabase();
        String name = database.address().database();
        String former = recovery.exchange(copy(), scope);
        scope.note(name + " is the copy now; "
                + (former == null ? "there was no database of that name" : "the former one is kept as " + former));
    }

    /** The plan may have changed since somebody confirmed. */
    private void refuseAnotherDatabase() {
        String replaced = database.address().database();
        assignment
                .parameter(DatabaseRestoreKind.REPLACING)
                .filter(confirmed -> !confirmed.equals(replaced))
                .ifPresent(confirmed -> {
                    throw new ReplacementNotConfirmed(confirmed, replaced);
                });
    }

    Copy copy() {
        String origin = "restored from backup " + backupId() + " by run " + assignment.runId() + " of "
                + assignment.plan().name() + ", asked for at " + assignment.slot();
        return Copy.of(said(DatabaseRestoreKind.INTO), origin);
    }

    private String backupId() {
        return said(DatabaseRestoreKind.BACKUP);
    }

    private String said(String parameter) {
        return assignment.parameter(parameter).orElseThrow(() -> new RestoreNotAsked(database.name()));
    }

    private Backup backup(String id) {
        return workshop.catalogue()
                .byId(id)
                .filter(backup -> backup.state() == BackupState.SEALED
                        && backup.plan().equals(assignment.plan().name())
                        && backup.database().equals(database.name()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }
}
