package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All tables of the product on a real server. */
final class KpiDatabase implements AutoCloseable {

    private final SingleConnectionDataSource connection;

    private KpiDatabase(SingleConnectionDataSource connection) {
        this.connection = connection;
    }

    static KpiDatabase create(String name) {
        PgAddress address = address(name);
        return new KpiDatabase(new SingleConnectionDataSource(TestServer.open(address), true));
    }

    /** For programs of their own. */
    static PgAddress address(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(address, "create schema app");
        schema().forEach(file -> TestServer.execute(address, file));
        return address;
    }

    DataSource dataSource() {
        return connection;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(connection);
    }

    /** As if nothing had ever been told. */
    void empty() {
        jdbc().sql("truncate app.report_run, app.report_remark, app.outgoing, app.availability_check cascade")
                .update();
    }

    @Override
    public void close() {
        connection.destroy();
    }

    private static List<String> schema() {
        try (Stream<Path> files = Files.list(Path.of("sql", "schema"))) {
            // Batch and Quartz have schemas of their own, which reports never look at.
            return files.filter(file -> !file.getFileName().toString().matches("V00[12]__.*"))
                    .sorted()
                    .map(KpiDatabase::read)
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
