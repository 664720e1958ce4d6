package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.manifest.BackupJson;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Sessions;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import com.sitearis.maintenance.plan.written.WrittenRow;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures every page, as a browser that is logged in asks for it, and every list of the API, on a database as large as after
 * years; {@code src/bench/console.sh} starts it.
 */
final class ConsoleBench {

    private static final List<String> PAGES = List.of(
            "/",
            "/jobs",
            "/runs",
            "/runs?job=job-7&state=FAILED",
            "/runs?target=database-3",
            "/runs/500000",
            "/runs/500000/live",
            "/backups",
            "/backups?database=shop",
            "/backups/retention?database=shop",
            "/backups/BACKUP",
            "/restore",
            "/restore?database=shop",
            "/restore?backup=BACKUP",
            "/incidents",
            "/incidents?closed=true",
            "/incidents/9990",
            "/windows",
            "/kpi",
            "/kpi/kpi-monthly/MONTH/1",
            "/findings",
            "/findings?database=shop&resolved=true",
            "/findings/500",
            "/slow-queries?database=shop",
            "/slow-queries?database=shop&monday=OLD",
            "/slow-queries/00000000000000ff",
            "/plan",
            "/audit",
            "/audit?actor=account-7",
            "/account",
            "/accounts",
            "/runbook/no-room",
            "/status",
            "/status/summary.json",
            "/actuator/health",
            "/actuator/prometheus");

    private static final List<String> LISTS = List.of(
            "/runs",
            "/runs?job=job-7",
            "/runs?target=database-3&state=FAILED",
            "/runs?job=job-7&target=database-4",
            "/runs?kind=kind-9&from=LAST_YEAR",
            "/runs?state=STOPPED&limit=500",
            "/runs?cursor=DEEP",
            "/runs/500000",
            "/runs/500000/lines",
            "/jobs",
            "/backups",
            "/backups?database=shop&verdict=DIFFERENT",
            "/backups/retention?database=shop",
            "/slow-queries/shop/weeks",
            "/slow-queries/shop/weeks/LAST_WEEK",
            "/slow-queries/statements/00000000000000ff",
            "/findings",
            "/findings?resolved=true",
            "/incidents?closed=true",
            "/windows",
            "/sla",
            "/kpi",
            "/kpi/kpi-monthly/MONTH/1",
            "/metrics",
            "/metrics/cpu.used",
            "/plan/rows",
            "/audit",
            "/audit?actor=account-7");

    private static final int JOBS = 50;
    private static final int SERIES = 50;
    private static final int MONTHS = 60;
    private static final int WARM = 20;
    private static final int ROUNDS = 100;

    private ConsoleBench() {}

    public static void main(String[] arguments) throws IOException {
        PgAddress database = TestServer.createDatabase("console_bench");
        try (ApiNode node = new ApiNode(database, new Rehearsed(), plan(), Duration.ofSeconds(5))) {
            fill(node, database);
            measure(node, List.of(arguments));
        }
    }

    static void fill(ApiNode node, PgAddress database) throws IOException {
        samples(node.context.getBean(DataSource.class));
        TestServer.execute(
                database, Files.readString(Path.of("src/bench/console.sql")).split(";\n"));
        months(node.context.getBean(KpiDesk.class), node.context.getBean(JdbcClient.class));
        TestServer.execute(database, "create extension pg_stat_statements");
    }

    /** @param wanted how the paths begin; empty for all */
    static void measure(ApiNode node, List<String> wanted) {
        JdbcClient jdbc = node.context.getBean(JdbcClient.class);
        Map<String, String> places = places(node, jdbc);
        Measurement measurement = new Measurement(node, jdbc, session(node.context));
        System.out.printf("%-62s %8s %8s %8s %8s %9s%n", "GET", "p50 ms", "p95 ms", "SQL ms", "queries", "bytes");
        Stream.concat(PAGES.stream(), LISTS.stream().map(path -> "/api/v1" + path))
                .filter(path -> wanted.isEmpty() || wanted.stream().anyMatch(path::startsWith))
                .map(path -> filled(path, places))
                .forEach(measurement::of);
    }

    /** 100 databases, and 50 jobs that work on 20 of them, with all rows of the written plan. */
    static MaintenancePlan plan() {
        MaintenancePlan small = ApiNode.plan(jobs());
        PgAddress shop = Objects.requireNonNull(small.databases().get("shop")).address();
        Map<String, Database> databases = new LinkedHashMap<>(small.databases());
        names(100, n -> "database-" + n)
                .forEach(name -> databases.put(name, new Database(name, "production", shop, null)));
        return new MaintenancePlan(
                small.name(),
                small.zone(),
                small.language(),
                Map.of(
                        "production",
                        new Environment("production", new BigDecimal("99.9"), Map.of(), null, List.of(), List.of())),
                databases,
                small.scratchServers(),
                small.stores(),
                contacts("lead", "devops", "dba"),
                small.windows(),
                small.jobs(),
                small.channels(),
                small.intake(),
                small.console());
    }

    private static Map<String, Contact> contacts(String... names) {
        return Stream.of(names)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> new Contact(name, name + "@example.com", List.of(), null, Duration.ZERO, null)));
    }

    private static List<JobSpec> jobs() {
        List<Integer> rows = WrittenPlan.rows().stream().map(WrittenRow::number).toList();
        return IntStream.range(0, JOBS)
                .mapToObj(n -> Rehearsed.job(
                        "job-" + n,
                        "first",
                        rows.stream().filter(row -> row % JOBS == n).toList(),
                        names(20, target -> "database-" + target)))
                .toList();
    }

    private static List<String> names(int count, IntFunction<String> name) {
        return IntStream.range(0, count).mapToObj(name).toList();
    }

    /** One for each month and series; console.sql makes a year of hours of them. */
    private static void samples(DataSource database) {
        MetricStore store = new MetricStore(database, Clock.systemUTC(), SERIES * 2);
        ZonedDateTime now = ZonedDateTime.now(Clock.systemUTC());
        List<Sample> samples = IntStream.range(0, 13)
                .boxed()
                .flatMap(month -> names(SERIES, n -> "server-" + n).stream()
                        .map(server -> new Sample(
                                new Series("cpu.used", "production", server, new TreeMap<>()),
                                now.minusMonths(month).minusMinutes(1).toInstant(),
                                0.5)))
                .toList();
        store.store(new Delivery("bench", "1", samples));
        store.due().forEach(hours -> store.rollUp(hours, ZoneOffset.UTC));
    }

    /** Five years of versions, each as large as a real one. */
    private static void months(KpiDesk desk, JdbcClient jdbc) {
        desk.build("kpi-monthly", desk.lastMonth(), "bench");
        jdbc.sql("""
                        insert into app.report_run (kind, period, version, asked_by, frozen_at, provisional, edition, built_at, file_name,
                                                    sha256, workbook)
                        select kind, (period - make_interval(months => month))::date, version.n, asked_by, frozen_at, provisional, edition,
                               built_at, file_name, sha256, workbook
                        from app.report_run, generate_series(0, :months - 1) month, generate_series(1, 3) version (n)
                        on conflict do nothing""").param("months", MONTHS).update();
    }

    /** One of the 10,000 backups of the shop, its manifest like any other. */
    private static String backup(JdbcClient jdbc) {
        String id = jdbc.sql("select id from app.backup where database = 'shop' order by id desc offset 5000 limit 1")
                .query(String.class)
                .single();
        jdbc.sql("update app.backup set manifest = cast(:manifest as jsonb) where id = :id")
                .param("manifest", BackupJson.write(Backups.manifest("test", "shop", id, LocalDate.EPOCH)))
                .param("id", id)
                .update();
        return id;
    }

    private static Map<String, String> places(ApiNode node, JdbcClient jdbc) {
        var run = node.get("/api/v1/runs/500000").json().get("run");
        LocalDate monday = LocalDate.now(Clock.systemUTC()).with(DayOfWeek.MONDAY);
        return Map.of(
                "DEEP",
                        Cursor.at(run.get("created").asString(), run.get("id").asLong())
                                .text(),
                "BACKUP", backup(jdbc),
                "MONTH", YearMonth.now(Clock.systemUTC()).minusMonths(1).toString(),
                "LAST_WEEK", monday.minusWeeks(1).toString(),
                "OLD", monday.minusWeeks(20).toString(),
                "LAST_YEAR",
                        Clock.systemUTC().instant().minus(Duration.ofDays(365)).toString());
    }

    private static String session(ApplicationContext context) {
        String session = context.getBean(Sessions.class).open("admin-of-tests", "127.0.0.1");
        return "maintenance-session=" + session;
    }

    private static String filled(String path, Map<String, String> places) {
        String filled = path;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }

    /** Pages with a cookie, the API with a token; the server's own time from {@code pg_stat_statements}. */
    private record Measurement(ApiNode node, JdbcClient jdbc, String cookie) {

        void of(String path) {
            Supplier<ApiNode.Answer> request = path.startsWith("/api/")
                    ? () -> node.send(Role.ADMIN, "GET", path, null)
                    : () -> node.send(null, "GET", path, null, "Cookie", cookie);
            for (int round = 0; round < WARM; round++) {
                took(path, request);
            }
            jdbc.sql("select pg_stat_statements_reset()").query().listOfRows();
            double[] millis = LongStream.range(0, ROUNDS)
                    .mapToDouble(round -> took(path, request))
                    .sorted()
                    .toArray();
            double[] server = jdbc.sql(
                            "select coalesce(sum(total_exec_time), 0), coalesce(sum(calls), 0) from pg_stat_statements"
                                    + " where dbid = (select oid from pg_database where datname = current_database())")
                    .query((row, number) -> new double[] {row.getDouble(1), row.getDouble(2)})
                    .single();
            System.out.printf(
                    "%-62s %8.1f %8.1f %8.1f %8.1f %9d%n",
                    path,
                    millis[ROUNDS / 2],
                    millis[ROUNDS * 95 / 100],
                    server[0] / ROUNDS,
                    server[1] / ROUNDS,
                    request.get().response().body().length());
        }

        private static double took(String path, Supplier<ApiNode.Answer> request) {
            long begun = System.nanoTime();
            ApiNode.Answer answer = request.get();
            long took = System.nanoTime() - begun;
            if (answer.status() != 200) {
                throw new IllegalStateException(path + ": " + answer.response().body());
            }
            return took / 1e6;
        }
    }
}
