package com.sitearis.maintenance.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A folder of plan files that a test writes, and the environment they are read in. */
final class PlanFixture {

    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    static final String PLAN = """
            name: shop
            zone: Europe/Paris
            environments: [production]
            databases:
              production:
                environment: production
                host: localhost
                database: shop
                user: maintenance
                password: ${PRODUCTION_PASSWORD}
            stores:
              local: { kind: folder, path: backups }
            contacts:
              dba: { email: dba@example.com }
            """;

    static final String JOB = """
            kind: database-backup
            rows: [16]
            schedule: { cron: "0 0 3 * * ?" }
            tell: { on-failure: [dba] }
            settings:
              databases: [production]
              store: local
              tier: daily
              keep: P30D
            """;

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>(Map.of("PRODUCTION_PASSWORD", "hunter2"));

    PlanFixture(Path folder) {
        this.folder = folder;
    }

    PlanFixture write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PlanFixture set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    PlanFixture unset(String variable) {
        environment.remove(variable);
        return this;
    }

    Loaded read() {
        return new PlanFiles(BackupLike.KINDS, new QuartzDialect(), NOW, environment::get).read(PlanFolder.of(folder));
    }

    /** The address of the database "production". */
    PgAddress production() {
        return Objects.requireNonNull(read().plan().databases().get("production"))
                .address();
    }

    /** The problems without the folder's name. */
    List<String> problems() {
        return read().problems().stream().map(this::shortened).toList();
    }

    List<String> missing() {
        return read().missing().stream().map(this::shortened).toList();
    }

    private String shortened(Object told) {
        return told.toString().replace(folder + "/", "");
    }
}
