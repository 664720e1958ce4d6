package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: restore-drill}. */
public final class RestoreDrillKind implements JobKind<RestoreDrillSettings> {

    public static final String BACKUP = "backup";

    @Override
    public String name() {
        return "restore-drill";
    }

    @Override
    public Class<RestoreDrillSettings> settings() {
        return RestoreDrillSettings.class;
    }

    @Override
    public List<String> targets(RestoreDrillSettings settings) {
        return settings.databases();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.word(
                BACKUP, "the backup to restore instead of the newest", "20261122T125935Z-shop-ppyk", "[!-~]{1,200}"));
    }

    @Override
    public void check(RestoreDrillSettings settings, PlanCheck check) {
        DatabaseBackupKind.references(settings.databases(), check);
        DatabaseBackupKind.range("jobs", settings.jobs(), 1, 32, check);
        if (settings.proof() == ProofLevel.CHECKSUM) {
            check.problem("proof", "a drill without a restore is none", "write content or rows");
        }
    }
}
