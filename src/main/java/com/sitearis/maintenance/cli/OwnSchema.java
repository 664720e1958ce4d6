package com.sitearis.maintenance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the product's own database, brought to the program's version. */
final class OwnSchema {

    private static final String LOCATION = "classpath:sql/schema";
    private static final Pattern VERSION = Pattern.compile("V0*(\\d+)__.*\\.sql");

    private OwnSchema() {}

    /** Migrates when the tables are older than the program; asking costs milliseconds, Flyway half a second. */
    static void bringUpToDate(DataSource dataSource) {
        int program = newestPackaged();
        int database = newestApplied(JdbcClient.create(dataSource));
        if (database > program) {
            throw new OwnSchemaNewer(database, program);
        }
        if (database < program) {
            try {
                flyway().dataSource(dataSource).load().migrate();
            } catch (FlywayException e) {
                throw new OwnSchemaFailed(e);
            }
        }
    }

    static FluentConfiguration flyway() {
        return Flyway.configure()
                .defaultSchema("app")
                .schemas("app", "batch", "quartz")
                .locations(LOCATION);
    }

    private static int newestApplied(JdbcClient jdbc) {
        String known = jdbc.sql("select coalesce(to_regclass('app.flyway_schema_history')::text, '')")
                .query(String.class)
                .single();
        return known.isEmpty()
                ? 0
                : jdbc.sql("select coalesce(max(version::int), 0) from app.flyway_schema_history where success")
                        .query(Integer.class)
                        .single();
    }

    private static int newestPackaged() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(LOCATION + "/V*.sql"))
                    .map(Resource::getFilename)
                    .map(Objects::requireNonNull)
                    .map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the packaged schema", e);
        }
    }
}
