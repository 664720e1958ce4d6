package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: database-restore}. */
public final class DatabaseRestoreKind implements JobKind<DatabaseRestoreSettings> {

    public static final String BACKUP = "backup";
    public static final String INTO = "into";
    public static final String REPLACING = "replacing";

    private static final String BACKUP_ID = "[!-~]{1,200}";

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
    public List<Parameter> parameters() {
        return List.of(
                Parameter.word(BACKUP, "the backup to restore", "20261122T125935Z-shop-ppyk", BACKUP_ID)
                        .needed(),
                Parameter.word(
                                INTO,
                                "the new database's name in lower-case letters, digits and _",
                                "shop_20261122",
                                "[a-z][a-z0-9_]{0,62}")
                        .needed(),
                Parameter.text(REPLACING, "the database whose name the proven copy takes", "shop")
                        .confirmedElsewhere());
    }

    @Override
    public void check(DatabaseRestoreSettings settings, PlanCheck check) {
        DatabaseBackupKind.references(settings.databases(), check);
        DatabaseBackupKind.range("jobs", settings.jobs(), 1, 32, check);
    }
}
