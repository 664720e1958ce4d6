package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of metrics on a real server, behind a pool as in a node. */
public final class MetricsDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();

    private MetricsDatabase(PgAddress address) {
        pool.setJdbcUrl(PgConnections.url(address));
        pool.setUsername(address.user());
        pool.setPassword(Objects.requireNonNull(address.password()).reveal());
        pool.setMaximumPoolSize(8);
    }

    public static MetricsDatabase create(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(address, "create schema app");
        schema().forEach(file -> TestServer.execute(address, read(file)));
        return new MetricsDatabase(address);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** As if nothing had ever been stored. */
    public void empty() {
        jdbc().sql("select inhrelid::regclass::text from pg_inherits"
                        + " where inhparent in ('app.sample'::regclass, 'app.sample_hour'::regclass)")
                .query(String.class)
                .list()
                .forEach(partition -> jdbc().sql("drop table " + partition).update());
        jdbc().sql(
                        "truncate app.series, app.delivery, app.dirty_hour, app.sample_month, app.sample_day, app.vital, app.counter_reading,"
                                + " app.deployment_report")
                .update();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static List<Path> schema() {
        try (Stream<Path> files = Files.list(Path.of("sql", "schema"))) {
            return files.filter(file -> file.getFileName().toString().matches("V02.*|V030.*|V067.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
