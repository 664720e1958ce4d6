package com.sitearis.maintenance.slowquery.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.metrics.SettableClock;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The weekly report over a real history and a real server, from its figures to the outbox. */
class SlowReportIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate W45 = LocalDate.of(2026, 11, 2);
    private static final LocalDate W46 = LocalDate.of(2026, 11, 9);
    /** Monday 07:00 in Paris. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    private static final String ORDERS = "select * from orders where customer = 4711 and state = 'SECRET-open'";
    private static final String UPDATE = "update orders set state = 'SECRET-done' where id = 17";
    private static final String LOST = "select * from secretless_gone where a = 1";

    private static PgAddress shop;
    private static DataSource own;
    private static JdbcClient jdbc;

    private final SettableClock clock = new SettableClock(MONDAY.toString());
    private PgAddress address = TestServer.address();

    @BeforeAll
    static void create() {
        PgAddress mine = TestServer.createDatabase("slow_report");
        TestServer.execute(mine, "create schema app");
        schema().forEach(file -> TestServer.execute(mine, file));
        own = PgConnections.dataSource(mine, "test");
        jdbc = JdbcClient.create(own);
        shop = TestServer.createDatabase("slow_report_shop");
        TestServer.execute(
                shop,
                "create table orders (id int primary key, customer int, state text, note text)",
                "insert into orders select i, i % 20000, 'open', 'n' from generate_series(1, 200000) i",
                "create index orders_customer on orders (customer) where note <> 'SECRET-in-index'",
                "create view open_orders as select * from orders where state = 'SECRET-in-view'",
                "analyze orders");
    }

    @BeforeEach
    void empty() {
        address = shop;
        jdbc.sql("truncate app.query_text, app.query_week, app.query_hour, app.query_coverage, app.query_plan,"
                        + " app.slow_query_report, app.finding, app.outgoing cascade")
                .update();
    }

    @Test
    void theJobTellsTheSlotsLastWeekOnceToEachReader() {
        week(W46, ORDERS, 5_000, 1_500);
        SlowReportJob job = new SlowReportJob(desk());
        Assignment<SlowReportSettings> assignment = assignment();
        QuietScope scope = new QuietScope();
        job.report(assignment, scope);
        byte[] first = kept();
        // The figures change, and the run is repeated: nothing that was kept changes, and nobody hears twice.
        week(W46, UPDATE, 9_000, 2_000);
        clock.set(MONDAY.plusSeconds(90_000).toString());
        job.report(assignment, scope);
        job.send(assignment, scope);
        job.send(assignment, scope);
        assertThat(kept()).isEqualTo(first);
        assertThat(jdbc.sql("select recipient from app.outgoing order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("dba@sitearis.com", "lead@sitearis.com");
        assertThat(mail()).contains("SiteAris_slow-queries_2026-W46.xlsx", "SiteAris_slow-queries_2026-W46.html");
    }

    @Test
    void aRunThatWasToldAWeekTellsOfThatOne() {
        week(W46, ORDERS, 5_000, 1_500);
        QuietScope scope = new QuietScope();
        new SlowReportJob(desk()).report(assignment().told(Map.of("week", "2026-W45")), scope);
        assertThat(scope.notes)
                .anyMatch(note -> note.contains("2026-W45"))
                .noneMatch(note -> note.contains("2026-W46"));
    }

    @Test
    void theWorstAreExplainedAndAWholeTableReadForFewRowsIsACandidateForAnIndex() {
        week(W46, ORDERS, 5_000, 1_500);
        week(W46, LOST, 100, 10);
        week(W46, "vacuum orders", 10, 10);
        String page = page(report());
        assertThat(page)
                .contains("Seq Scan on public.orders", "create index concurrently on public.orders (")
                .contains("relation &quot;secretless_gone&quot; does not exist")
                .contains("only select, insert, update and delete are explained");
        assertThat(findings()).contains("query-slow", "query-sequential-scan");
    }

    @Test
    void theCandidateIsCheckedWhereTheServerHasHypopg() {
        assumeTrue(hypopg(), "the server of the tests has no HypoPG");
        TestServer.execute(shop, "create extension hypopg");
        try {
            week(W46, "select * from orders where customer = 3", 5_000, 1_500);
            assertThat(page(report()))
                    .contains("Checked with HypoPG", "create index concurrently on public.orders (customer)")
                    .doesNotContain("HypoPG is not installed");
        } finally {
            TestServer.execute(shop, "drop extension hypopg");
        }
    }

    private static boolean hypopg() {
        return JdbcClient.create(PgConnections.dataSource(shop, "test"))
                .sql("select exists (select from pg_available_extensions where name = 'hypopg')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aPlanThatIsNotLastWeeksIsAFinding() {
        String byKey = "select * from orders where id = 5";
        week(W45, byKey, 5_000, 1);
        week(W46, byKey, 5_000, 40);
        clock.set("2026-11-09T06:00:00Z");
        desk().report("slow-queries-weekly", W45, List.of("production"), null);
        clock.set(MONDAY.toString());
        TestServer.execute(shop, "alter table orders drop constraint orders_pkey");
        try {
            assertThat(page(report())).contains("Index Scan using orders_pkey", "Seq Scan on public.orders");
        } finally {
            TestServer.execute(shop, "alter table orders add primary key (id)");
        }
        assertThat(findings()).contains("query-plan-changed", "query-regression");
    }

    @Test
    void explainingChangesNothingAndNeverRunsTheStatement() {
        TestServer.execute(
                shop,
                "create or replace function touch() returns int language plpgsql volatile as"
                        + " $$ begin raise exception 'it ran'; end $$");
        week(W46, UPDATE, 5_000, 100);
        week(W46, "delete from orders where id = touch()", 5_000, 90);
        week(W46, "select touch() from orders where id = 1", 5_000, 80);
        assertThat(page(report())).contains("ModifyTable on public.orders").doesNotContain("it ran");
        assertThat(JdbcClient.create(PgConnections.dataSource(shop, "test"))
                        .sql("select count(*) from orders where state <> 'open'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void noLiteralReachesPageWorkbookMailOrTables() throws Exception {
        week(W46, ORDERS, 5_000, 1_500);
        week(W46, UPDATE, 5_000, 1_200);
        week(W46, "select * from open_orders where customer = 6", 5_000, 1_100);
        week(W46, "select E'SECRET-e', $$SECRET-d$$, U&'SECRET-u', B'1' from orders /* SECRET-c */", 5_000, 1_050);
        week(W46, "insert into orders values (1, 2, 'SECRET-v', 'SECRET-w'), (3, 4, 'SECRET-x', 'y')", 100, 1_000);
        try (Connection idle = TestServer.open(shop);
                Statement statement = idle.createStatement()) {
            idle.setAutoCommit(false);
            statement.execute("select 'SECRET-session' from orders limit 1");
            KeptReport report = report();
            new SlowReportJob(desk()).send(assignment(), new QuietScope());
            assertThat(page(report)).doesNotContain("SECRET").contains("select * from open_orders");
            assertThat(text(report.workbook())).doesNotContain("SECRET").contains("select * from open_orders");
            assertThat(report.document() + report.mail() + report.subject()).doesNotContain("SECRET");
        }
        for (String table : List.of("query_plan", "finding", "query_text")) {
            String rows = String.join(
                    "\n",
                    jdbc.sql("select t::text from app." + table + " t")
                            .query(String.class)
                            .list());
            assertThat(rows).isNotEmpty().doesNotContain("SECRET");
        }
        assertThat(mail()).doesNotContain("SECRET");
    }

    @Test
    void aWeekWithoutDataIsHonestAndResolvesNothing() {
        week(W45, ORDERS, 5_000, 1_500);
        clock.set("2026-11-09T06:00:00Z");
        desk().report("slow-queries-weekly", W45, List.of("production"), null);
        List<String> before = findings();
        assertThat(before).contains("query-slow");
        clock.set(MONDAY.toString());
        assertThat(page(report())).contains("no verdict").contains("2 November 2026");
        assertThat(findings()).isEqualTo(before);
    }

    @Test
    void aServerThatCannotBeAskedIsADoubtOfTheReport() {
        address = TestServer.address().withDatabase("not_there");
        week(W46, ORDERS, 5_000, 1_500);
        assertThat(page(report())).contains("the server could not be asked", "mean 1.5 s");
    }

    @Test
    void theRunningWeekIsShownAndNotKept() {
        clock.set("2026-11-12T12:00:00Z");
        week(W46, ORDERS, 5_000, 1_500);
        assertThat(page(report())).contains("the week is not over yet");
        assertThat(jdbc.sql("select count(*) from app.slow_query_report")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> desk().report("slow-queries-weekly", W46.plusWeeks(1), List.of("production"), null))
                .isInstanceOf(WeekNotBegun.class);
        assertThatThrownBy(() -> desk().report("slow-queries-weekly", W46, List.of("other"), null))
                .isInstanceOf(DatabaseNotInPlan.class)
                .hasMessageContaining("other");
    }

    @Test
    void keptBytesThatWereChangedAreNotHandedOut() {
        week(W46, ORDERS, 5_000, 1_500);
        report();
        jdbc.sql("update app.slow_query_report set page = 'other'::bytea").update();
        assertThatThrownBy(this::report).isInstanceOf(SlowReportDamaged.class);
    }

    private KeptReport report() {
        return desk().report("slow-queries-weekly", W46, List.of("production"), "ann");
    }

    private static String page(KeptReport report) {
        return new String(report.page(), StandardCharsets.UTF_8);
    }

    private static String text(byte[] workbook) throws IOException {
        try (XSSFExcelExtractor extractor =
                new XSSFExcelExtractor(new XSSFWorkbook(new ByteArrayInputStream(workbook)))) {
            return extractor.getText();
        }
    }

    private static byte[] kept() {
        return jdbc.sql("select page || workbook as bytes from app.slow_query_report")
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private static String mail() {
        byte[] content = jdbc.sql("select content from app.outgoing limit 1")
                .query((row, number) -> row.getBytes(1))
                .single();
        return new String(content, StandardCharsets.UTF_8);
    }

    private static List<String> findings() {
        return jdbc.sql("select distinct kind from app.finding where resolved_at is null order by 1")
                .query(String.class)
                .list();
    }

    private static void week(LocalDate monday, String sql, long calls, double meanMs) {
        Fingerprint fingerprint = Fingerprint.of(sql);
        long total = Math.round(calls * meanMs * 1000);
        jdbc.sql("insert into app.query_text values (:hash, :text) on conflict do nothing")
                .param("hash", fingerprint.hash())
                .param("text", fingerprint.text())
                .update();
        jdbc.sql("""
                        insert into app.query_week (target, monday, source, fingerprint, calls, total_us, max_us, rows,
                               shared_hit, shared_read, temporary_bytes, us_by_hour)
                        values ('production', :monday, 'STATEMENTS', :hash, :calls, :total, :total / :calls, :calls, 0, 0,
                               0, array_fill(:total / 168, array[168]))""")
                .param("monday", monday)
                .param("hash", fingerprint.hash())
                .param("calls", calls)
                .param("total", total)
                .update();
        jdbc.sql("""
                        insert into app.query_coverage
                        select 'production', hour, 'STATEMENTS', true, '{}'
                          from generate_series(:from::timestamptz, :from::timestamptz + interval '167 hours',
                                               interval '1 hour') hour
                        on conflict do nothing""")
                .param("from", monday.atStartOfDay(PARIS).toOffsetDateTime())
                .update();
    }

    private SlowReportDesk desk() {
        MaintenancePlan plan = plan();
        return new SlowReportDesk(own, clock, () -> plan, WeeklyReports.of(Path.of("reports")));
    }

    private Assignment<SlowReportSettings> assignment() {
        SlowReportKind kind = new SlowReportKind();
        SlowReportSettings settings = new SlowReportSettings("slow-queries-weekly", List.of("production"));
        JobSpec job = new JobSpec(
                kind.name(),
                Path.of("slow-query-report.yaml"),
                kind,
                "",
                List.of(),
                new Schedule.OnDemand(),
                kind.targets(settings),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        return new Assignment<>(1, plan(), job, settings, settings.report(), MONDAY);
    }

    private MaintenancePlan plan() {
        Map<String, Contact> contacts = new TreeMap<>();
        for (String name : List.of("dba", "lead")) {
            contacts.put(
                    name, new Contact(name, name + "@sitearis.com", List.of(), null, Duration.ofMinutes(15), null));
        }
        return new MaintenancePlan(
                "SiteAris",
                PARIS,
                Locale.ENGLISH,
                Map.of("production", new Environment("production")),
                Map.of("production", new Database("production", "production", address, null)),
                Map.of(),
                Map.of(),
                contacts,
                List.of(),
                List.of(),
                new Channels(
                        new Mailing("maintenance@sitearis.com", "maintenance@sitearis.com", null, Path.of("mails")),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                null);
    }

    private static List<String> schema() {
        try (Stream<Path> files = Files.list(Path.of("sql", "schema"))) {
            // Batch and Quartz have schemas of their own, which reports never look at.
            List<Path> sorted = files.filter(
                            file -> !file.getFileName().toString().matches("V00[12]__.*"))
                    .sorted()
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Path file : sorted) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
