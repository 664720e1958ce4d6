package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

/** The small shop that the demonstration maintains: {@code sql/demo/shop.sql}. */
final class DemoShop {

    private static final String SCRIPT = "/sql/demo/shop.sql";
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final PgAddress server;

    DemoShop(PgAddress server) {
        this.server = server.withDatabase("postgres");
    }

    PgAddress address() {
        return server.withDatabase("shop");
    }

    /** A shop as it was on the first day, whatever a former demonstration left. */
    void create() throws SQLException, IOException {
        try (Connection connection = open(server);
                Statement statement = connection.createStatement()) {
            for (String name : new String[] {"shop", "shop_restored"}) {
                statement.execute("drop database if exists " + name + " with (force)");
            }
            statement.execute("create database shop template template0");
        }
        execute(script());
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoShop.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = open(address());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the server can say what its statements did: some distributions leave that out. */
    boolean countsStatements() throws SQLException {
        return number(server, "select count(*) from pg_settings where name = 'pg_stat_statements.max'") == 1;
    }

    /** Answers how many statements the shop's site asked. */
    int load() throws SQLException {
        try (Connection connection = open(address())) {
            return DemoLoad.run(connection);
        }
    }

    long number(String query) throws SQLException {
        return number(address(), query);
    }

    private static long number(PgAddress database, String query) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection open(PgAddress address) {
        return PgConnections.open(address, "maintenance demo", CONNECT);
    }
}
