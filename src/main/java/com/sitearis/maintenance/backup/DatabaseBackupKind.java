package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.storage.Encryption;
import java.util.List;

/** {@code kind: database-backup}. */
public final class DatabaseBackupKind implements JobKind<DatabaseBackupSettings> {

    public static final String TIER = "tier";
    public static final String LABEL = "label";

    private static final String TIER_NAME = "[a-z0-9][a-z0-9-]{0,40}";

    @Override
    public String name() {
        return "database-backup";
    }

    @Override
    public Class<DatabaseBackupSettings> settings() {
        return DatabaseBackupSettings.class;
    }

    @Override
    public List<String> targets(DatabaseBackupSettings settings) {
        return settings.databases();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.word(TIER, "the tier that keeps it instead of the job's own", "monthly", TIER_NAME),
                Parameter.text(LABEL, "a word to find it by", "before-migration"));
    }

    @Override
    public void check(DatabaseBackupSettings settings, PlanCheck check) {
        references(settings.databases(), check);
        check.reference("store", settings.store(), check.plan().stores().keySet(), "store");
        range("jobs", settings.jobs(), 1, 32, check);
        range("compression", settings.compression(), 1, 19, check);
        range("keep-at-least", settings.keepAtLeast(), 1, 1000, check);
        if (settings.keep().isZero() || settings.keep().isNegative()) {
            check.problem("keep", settings.keep() + " keeps nothing", "write a period such as P30D, P3M or P1Y");
        }
        if (!settings.tier().matches(TIER_NAME)) {
            check.problem(
                    "tier",
                    "'" + settings.tier() + "' cannot be a tier's name",
                    "write lower-case letters, digits and -");
        }
        if (settings.encrypt() != null) {
            encryption(settings, settings.encrypt(), check);
        }
    }

    public static void references(List<String> databases, PlanCheck check) {
        if (databases.isEmpty()) {
            check.problem(
                    "databases", "no database is named", "write a list of names from plan.yaml, such as [production]");
        }
        for (int i = 0; i < databases.size(); i++) {
            check.reference(
                    "databases[" + i + "]",
                    databases.get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
    }

    public static void range(String key, int value, int least, int most, PlanCheck check) {
        if (value < least || value > most) {
            check.problem(key, value + " is out of range", "write a number from " + least + " to " + most);
        }
    }

    private static void encryption(
            DatabaseBackupSettings settings, DatabaseBackupSettings.Encrypt encrypt, PlanCheck check) {
        if (encrypt.recipients().isEmpty()) {
            check.problem("encrypt.recipients", "nobody could open the backups", "write at least one age public key");
        }
        for (int i = 0; i < encrypt.recipients().size(); i++) {
            String path = "encrypt.recipients[" + i + "]";
            Encryption.problem(encrypt.recipients().get(i))
                    .ifPresent(wrong -> check.problem(path, wrong, "take it from `age-keygen -y`"));
        }
        Secret identity = encrypt.identity();
        if (identity == null && settings.proof() != ProofLevel.CHECKSUM) {
            check.problem(
                    "encrypt.identity",
                    "without the secret key a backup cannot be opened, so it cannot be proven by a restore",
                    "write identity: ${MAINTENANCE_AGE_IDENTITY}, or proof: checksum");
        }
    }
}
