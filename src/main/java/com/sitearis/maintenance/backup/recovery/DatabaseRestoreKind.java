package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: database-restore}. */
public final class DatabaseRestoreKind implements JobKind<DatabaseRestoreSettings> {

    @Override
    public String name() {
        return "database-restore";
    }

    @Override
    public Class<DatabaseRestoreSettings> settings() {
        return DatabaseRestoreSettings.class;
    }

    @Override
    public List<String> targets(DatabaseRestoreSettings settings) {
        return settings.databases();
    }

    @Override
    public void check(DatabaseRestoreSettings settings, PlanCheck check) {
        DatabaseBackupKind.references(settings.databases(), check);
        DatabaseBackupKind.range("jobs", settings.jobs(), 1, 32, check);
    }
}
