package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.ScratchServer;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a snapshot of 5,000 entries costs, beside reading the view alone. Run by {@code src/bench/query-statistics.sh}. */
final class StatementsBench {

    private static final int ENTRIES = 5000;
    private static final int COLUMNS = 100;
    private static final int ROUNDS = 9;
    private static final double MILLIS = 1e6;

    private StatementsBench() {}

    public static void main(String[] arguments) throws SQLException {
        UpkeepStage stage = UpkeepStage.create("statements_bench");
        TestServer.execute(TestServer.address(), "create extension if not exists pg_stat_statements");
        Map<String, String> settings =
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.max", "10000");
        try (ScratchServer server = TestServer.another("statements-bench", settings)) {
            PgAddress watched = server.address();
            TestServer.execute(watched, "create extension pg_stat_statements");
            StatementsStage shop = new StatementsStage(stage, "bench", watched);
            work(watched);
            shop.snapshot();
            double[][] rounds = new double[ROUNDS][];
            for (int round = 0; round < ROUNDS; round++) {
                rounds[round] = round(shop, watched);
            }
            print(rounds);
        }
    }

    private static double[] round(StatementsStage shop, PgAddress watched) throws SQLException {
        work(watched);
        double alone = alone(watched);
        double reading = executed(watched, "'%pg_stat_statements%'");
        double storing = executed(TestServer.address(), "'%app.%'");
        long begun = System.nanoTime();
        shop.snapshot();
        double whole = (System.nanoTime() - begun) / MILLIS;
        return new double[] {
            alone,
            executed(watched, "'%pg_stat_statements%'") - reading,
            executed(TestServer.address(), "'%app.%'") - storing,
            whole
        };
    }

    /** Every statement is called once, so that every entry changes. */
    private static void work(PgAddress watched) throws SQLException {
        try (Connection connection = TestServer.open(watched);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < ENTRIES; i++) {
                statement.execute("select " + "1 + ".repeat(i / COLUMNS) + "1, " + "n, ".repeat(i % COLUMNS)
                        + "n from (values (1)) v (n)");
            }
        }
    }

    private static double alone(PgAddress watched) throws SQLException {
        try (Connection connection = TestServer.open(watched);
                Statement statement = connection.createStatement()) {
            long begun = System.nanoTime();
            int rows = 0;
            try (ResultSet row = statement.executeQuery("select * from pg_stat_statements")) {
                while (row.next()) {
                    rows++;
                }
            }
            if (rows < ENTRIES) {
                throw new IllegalStateException("only " + rows + " entries");
            }
            return (System.nanoTime() - begun) / MILLIS;
        }
    }

    /** The server's own account of its time for our statements, in milliseconds. */
    private static double executed(PgAddress server, String like) throws SQLException {
        try (Connection connection = TestServer.open(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(sum(total_exec_time), 0) from pg_stat_statements where query like " + like
                                + " and query not like '%pg_stat_statements where%'")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void print(double[][] rounds) {
        double alone = median(rounds, 0);
        double server = median(rounds, 1) + median(rounds, 2);
        System.out.printf(
                Locale.ROOT,
                "%d entries, all of them changed; medians of %d rounds%n"
                        + "  the view alone, through JDBC        %6.1f ms%n"
                        + "  server: reading                     %6.1f ms%n"
                        + "  server: storing                     %6.1f ms%n"
                        + "  server in all                       %6.1f ms   (target: under 50)%n"
                        + "  the whole snapshot                  %6.1f ms   %.1f x the view alone%n",
                ENTRIES,
                ROUNDS,
                alone,
                median(rounds, 1),
                median(rounds, 2),
                server,
                median(rounds, 3),
                median(rounds, 3) / alone);
    }

    private static double median(double[][] rounds, int figure) {
        double[] values = Arrays.stream(rounds)
                .mapToDouble(round -> round[figure])
                .sorted()
                .toArray();
        return values[values.length / 2];
    }
}
