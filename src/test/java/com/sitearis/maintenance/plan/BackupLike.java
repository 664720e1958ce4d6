package com.sitearis.maintenance.plan;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds that look like those of the backups, so that the plan is tested without them. */
final class BackupLike {

    enum Proof {
        CHECKSUM,
        ROWS,
        CONTENT
    }

    record Encrypt(
            @Key(about = "age recipients") List<String> recipients,
            @Key(about = "age identity") @Nullable Secret identity) {}

    record BackupSettings(
            @Key(about = "databases", example = "[production]")
            List<String> databases,

            @Key(about = "store", example = "local") String store,
            @Key(about = "tier", example = "daily") String tier,
            @Key(about = "how long", example = "P30D") Period keep,
            @Key(about = "how many", fallback = "3") int keepAtLeast,
            @Key(about = "how deep", fallback = "content") Proof proof,
            @Key(about = "encryption") @Nullable Encrypt encrypt,
            @Key(about = "schemas") List<String> excludeSchemas) {
        BackupSettings {
            if (keepAtLeast < 0) {
                throw new IllegalArgumentException("keep-at-least is negative");
            }
        }
    }

    record DrillSettings(@Key(about = "databases") List<String> databases) {}

    static final JobKind<BackupSettings> BACKUP = new JobKind<>() {
        @Override
        public String name() {
            return "database-backup";
        }

        @Override
        public Class<BackupSettings> settings() {
            return BackupSettings.class;
        }

        @Override
        public List<String> targets(BackupSettings settings) {
            return settings.databases();
        }

        @Override
        public void check(BackupSettings settings, PlanCheck check) {
            databases(settings.databases(), check);
            check.reference("store", settings.store(), check.plan().stores().keySet(), "store");
        }
    };

    static final JobKind<DrillSettings> DRILL = new JobKind<>() {
        @Override
        public String name() {
            return "restore-drill";
        }

        @Override
        public Class<DrillSettings> settings() {
            return DrillSettings.class;
        }

        @Override
        public List<String> targets(DrillSettings settings) {
            return settings.databases();
        }

        @Override
        public void check(DrillSettings settings, PlanCheck check) {
            databases(settings.databases(), check);
        }
    };

    static final List<JobKind<?>> KINDS = List.of(BACKUP, DRILL);

    private BackupLike() {}

    private static void databases(List<String> names, PlanCheck check) {
        if (names.isEmpty()) {
            check.problem("databases", "names none", "write [production]");
        }
        for (int i = 0; i < names.size(); i++) {
            check.reference(
                    "databases[" + i + "]",
                    names.get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
    }
}
