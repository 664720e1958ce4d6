package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The demonstration's plan files, written where a person can read and change them. */
final class DemoPlan {

    static final String PASSWORD = "MAINTENANCE_DEMO_PASSWORD";
    static final String TOKEN = "MAINTENANCE_DEMO_TOKEN";

    private static final String STATEMENTS = "statements.yaml";

    private static final Map<String, String> FILES = Map.of(
            "plan.yaml",
            "plan.yaml",
            "daily.yaml",
            "database-backup-daily.yaml",
            "weekly.yaml",
            "database-backup-weekly.yaml",
            "monthly.yaml",
            "database-backup-monthly.yaml",
            "restore.yaml",
            "database-restore.yaml",
            "drill.yaml",
            "restore-drill.yaml",
            "metrics.yaml",
            "metrics-upkeep.yaml",
            STATEMENTS,
            "query-statistics.yaml",
            "indexes.yaml",
            "index-review.yaml",
            "kpi.yaml",
            "kpi-report.yaml");

    private DemoPlan() {}

    /** Without {@code statements} the job that counts them is left out: it would fail every hour. */
    static void write(Path folder, PgAddress shop, int intake, int console, boolean statements) throws IOException {
        Files.createDirectories(folder);
        for (var file : FILES.entrySet()) {
            if (file.getKey().equals(STATEMENTS) && !statements) {
                Files.deleteIfExists(folder.resolve(file.getValue()));
                continue;
            }
            String text = packed(file.getKey())
                    .replace("@PORT@", Integer.toString(shop.port()))
                    .replace("@USER@", shop.user())
                    .replace("@INTAKE@", Integer.toString(intake))
                    .replace("@CONSOLE@", Integer.toString(console));
            Files.writeString(folder.resolve(file.getValue()), text);
        }
    }

    private static String packed(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoPlan.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
