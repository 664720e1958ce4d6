package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Measures every list of the API over HTTP on a database as large as after years; {@code src/bench/console.sh} starts it. */
final class ApiBench {

    private static final List<String> LISTS = List.of(
            "/runs",
            "/runs?job=job-7",
            "/runs?target=database-3&state=FAILED",
            "/runs?job=job-7&target=database-4",
            "/runs?kind=kind-9&from=2024-06-01T00:00:00Z&to=2024-07-01T00:00:00Z",
            "/runs?state=STOPPED&limit=500",
            "/runs/500000",
            "/jobs",
            "/backups",
            "/backups?database=shop&verdict=DIFFERENT",
            "/backups/retention?database=shop",
            "/slow-queries/shop/weeks",
            "/slow-queries/shop/weeks/2026-10-26",
            "/slow-queries/statements/00000000000000ff",
            "/findings?resolved=true",
            "/incidents?closed=true",
            "/windows",
            "/sla",
            "/kpi",
            "/metrics",
            "/plan/rows",
            "/audit");

    private static final int WARM = 20;
    private static final int ROUNDS = 100;

    private ApiBench() {}

    public static void main(String[] arguments) throws IOException {
        PgAddress database = TestServer.createDatabase("api_bench");
        try (ApiNode node = new ApiNode(
                database, new Rehearsed(), List.of(Rehearsed.job("job-7", "first")), Duration.ofSeconds(5))) {
            TestServer.execute(database, Files.readString(Path.of("src/bench/console.sql")));
            System.out.printf("%-75s %8s %8s %8s%n", "GET /api/v1", "p50 ms", "p95 ms", "bytes");
            LISTS.forEach(path -> measure(node, path));
            measure(node, "/runs?cursor=" + deep(node));
        }
    }

    /** A place in the middle of the list. */
    private static String deep(ApiNode node) {
        var run = node.get("/api/v1/runs/500000").json().get("run");
        return Cursor.at(run.get("created").asString(), run.get("id").asLong()).text();
    }

    private static void measure(ApiNode node, String path) {
        int bytes = 0;
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            ApiNode.Answer answer = node.send(Role.ADMIN, "GET", "/api/v1" + path, null);
            long took = System.nanoTime() - begun;
            if (answer.status() != 200) {
                throw new IllegalStateException(path + ": " + answer.response().body());
            }
            bytes = answer.response().body().length();
            if (round >= 0) {
                nanos[round] = took;
            }
        }
        Arrays.sort(nanos);
        double[] millis = LongStream.of(nanos).mapToDouble(one -> one / 1e6).toArray();
        System.out.printf("%-75s %8.1f %8.1f %8d%n", path, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100], bytes);
    }
}
