package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a full review costs a server with 1,000 tables and 3,000 indexes; see {@code src/bench/README.md}. */
public final class UpkeepBench {

    private static final int TABLES = 1000;
    private static final int ROUNDS = 7;
    private static final double TARGET_MILLIS = 1000;

    /** All that the four kinds ask of a database, but for amcheck itself. */
    private static final List<String> REVIEW = List.of(
            "indexes",
            "index-bloat",
            "foreign-keys-without-index",
            "index-usage",
            "statistics-since",
            "vacuum-need",
            "autovacuum",
            "vacuum-blockers",
            "relations",
            "amcheck",
            "checksums",
            "unvalidated-constraints",
            "sizes");

    private UpkeepBench() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        PgAddress address = database();
        Map<String, List<Double>> times = new LinkedHashMap<>();
        String usual = Files.readString(Path.of("src/bench/usual-bloat.sql"));
        for (int round = 0; round < ROUNDS; round++) {
            try (Connection connection = TestServer.open(address);
                    Statement statement = connection.createStatement()) {
                time("the usual bloat query", usual, statement, times);
                for (String name : REVIEW) {
                    time(name, SqlFile.text("upkeep/" + name + ".sql"), statement, times);
                }
            }
        }
        double reference = median(Objects.requireNonNull(times.get("the usual bloat query")));
        double all = REVIEW.stream()
                .mapToDouble(name -> median(Objects.requireNonNull(times.get(name))))
                .sum();
        times.forEach((name, millis) -> out.printf(Locale.ROOT, "%-32s %8.1f ms%n", name, median(millis)));
        out.printf(
                Locale.ROOT,
                "%nreview in all                    %8.1f ms  (target: under %.0f ms: %s)%n",
                all,
                TARGET_MILLIS,
                all < TARGET_MILLIS ? "met" : "MISSED");
        out.printf(Locale.ROOT, "ratio to the usual bloat query   %8.2f%n", all / reference);
    }

    /** From sending the query to having read its last row: a little more than the server's own time. */
    private static void time(String name, String sql, Statement statement, Map<String, List<Double>> times)
            throws Exception {
        long begun = System.nanoTime();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
        times.computeIfAbsent(name, any -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /** Every third index is an expression or partial one; sizes are faked so that no index is too small to be judged. */
    private static PgAddress database() {
        PgAddress address = TestServer.createDatabase("upkeep_bench");
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            String parent = i == 0 ? "" : " references t" + (i - 1);
            tables.add("create table t" + i + " (id int primary key, parent int" + parent
                    + ", name text, at timestamptz, total numeric)");
            tables.add("insert into t" + i
                    + " select n, null, 'name ' || n, now() + n * interval '1 min', n from generate_series(1, 200) n");
            tables.add("create index on t" + i + " (at, name)");
            tables.add("create index on t" + i + (i % 2 == 0 ? " (lower(name))" : " (total) where id > 50"));
        }
        TestServer.execute(address, tables.toArray(new String[0]));
        TestServer.execute(
                address,
                "analyze",
                "update pg_class set relpages = 500 where relnamespace = 'public'::regnamespace",
                "vacuum analyze pg_class");
        return address;
    }
}
