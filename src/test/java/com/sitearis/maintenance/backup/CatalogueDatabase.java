package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An empty catalogue on a real server. */
public final class CatalogueDatabase implements AutoCloseable {

    private final SingleConnectionDataSource connection;

    private CatalogueDatabase(SingleConnectionDataSource connection) {
        this.connection = connection;
    }

    public static CatalogueDatabase create(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(address, "create schema app", schema());
        return new CatalogueDatabase(new SingleConnectionDataSource(TestServer.open(address), true));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(connection);
    }

    /** As after the loss of our own database. */
    public void empty() {
        jdbc().sql("truncate app.backup cascade").update();
    }

    @Override
    public void close() {
        connection.destroy();
    }

    private static String schema() {
        try {
            return Files.readString(Path.of("sql", "schema", "V010__backup.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
