package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupRequests;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.util.Objects;

/**
 * The one step of a restore. What fails leaves nothing; a node that dies in the middle leaves its half of the new database, which the
 * next attempt does not touch: it says that the name is taken.
 */
final class DatabaseRestoreWork {

    private final Assignment<DatabaseRestoreSettings> assignment;
    private final Workshop workshop;
    private final Database database;

    DatabaseRestoreWork(Assignment<DatabaseRestoreSettings> assignment, Workshop workshop) {
        this.assignment = assignment;
        this.workshop = workshop;
        this.database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
    }

    void restore(StepScope scope) throws Exception {
        BackupRequests.Request request = workshop.requests()
                .of(assignment.job().name(), assignment.target(), assignment.slot())
                .orElseThrow(() -> new RestoreNotAsked(database.name()));
        String id = request.backup();
        String into = request.into();
        if (id == null || into == null) {
            throw new RestoreNotAsked(database.name());
        }
        scope.note("backup " + id + " into database " + into);
        Recovery.Recovered recovered = new Recovery(assignment.plan(), database, workshop)
                .restore(backup(id), into, false, assignment.settings().jobs(), scope);
        recovered.remarks().forEach(remark -> scope.note("not taken over: " + remark));
        if (!recovered.differences().isEmpty()) {
            throw new CopyDiffers(id, into, recovered.differences());
        }
        scope.note("restored and compared: " + recovered.tables() + " tables, " + recovered.rows() + " rows, in "
                + recovered.took().toSeconds() + " s; " + into + " is ready");
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
