package com.sitearis.maintenance.console;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Look;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of everything that has a page of its own. */
final class PageContent {

    static final String STATEMENT = "0000000000001234";

    private PageContent() {}

    /** Answers the paths of their pages. */
    static List<String> store(ConsoleStage stage) {
        Instant now = stage.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> paths = new ArrayList<>();
        Run run = stage.failedRun();
        paths.add("/runs/" + run.id());
        paths.add("/jobs?job=" + run.job());
        paths.add("/incidents/" + incident(stage, now));
        paths.add("/findings/" + finding(stage));
        paths.add("/slow-queries/" + statement(stage, today));
        paths.add(month(stage));
        String backup = backup(stage, today);
        paths.add("/backups/" + backup);
        paths.add("/restore?database=shop");
        paths.add("/restore?backup=" + backup);
        paths.add("/restore?backup=" + backup + "&into=shop_copy");
        return paths;
    }

    private static long incident(ConsoleStage stage, Instant now) {
        return stage.bean(Incidents.class)
                .raise(new Cause(
                        "pages/1",
                        "production",
                        null,
                        Priority.P1,
                        "the shop is slow",
                        now,
                        now,
                        "a test",
                        "everywhere"))
                .id();
    }

    /** One that stands, and one that is over. */
    private static long finding(ConsoleStage stage) {
        Findings findings = stage.bean(Findings.class);
        Finding slow = new Finding(
                "regression", STATEMENT, Severity.SEVERE, "twice as slow as the week before", "look at its plan");
        Finding gone = new Finding("plan-changed", "00000000000000aa", Severity.SEVERE, "another index", "");
        findings.record(new Look("slow-queries", "production", "shop", List.of(slow, gone), any -> true));
        findings.record(new Look("slow-queries", "production", "shop", List.of(slow), any -> true));
        KnownFinding standing = findings.list(new FindingFilter("shop", "slow-queries", Severity.SEVERE, false))
                .get(0);
        return standing.id();
    }

    private static String statement(ConsoleStage stage, LocalDate today) {
        JdbcClient jdbc = stage.bean(JdbcClient.class);
        jdbc.sql("insert into app.query_text values (4660, 'select * from orders where id = $1')")
                .update();
        for (int week = 1; week <= 3; week++) {
            jdbc.sql(
                            "insert into app.query_week (target, monday, source, fingerprint, calls, total_us, max_us, us_by_hour)"
                                    + " values ('shop', date_trunc('week', cast(:day as date))::date, 'LOG', 4660, 3, 9000, 5000,"
                                    + " array_fill(1::bigint, array[168]))")
                    .param("day", today.minusWeeks(week))
                    .update();
        }
        return STATEMENT;
    }

    /** With rows behind it. */
    private static String month(ConsoleStage stage) {
        KpiDesk desk = stage.bean(KpiDesk.class);
        YearMonth month = desk.lastMonth();
        JdbcClient jdbc = stage.bean(JdbcClient.class);
        jdbc.sql("insert into app.check_series (environment, component, probe) values ('production', 'site', 'a test')")
                .update();
        jdbc.sql("insert into app.availability_check (series, at, up, seconds)"
                        + " select id, cast(:day as date) + n * interval '5 minutes', n > 2, 300"
                        + " from app.check_series, generate_series(1, 50) n where probe = 'a test'")
                .param("day", month.atDay(10))
                .update();
        desk.build("kpi-monthly", month, "a test");
        return "/kpi/kpi-monthly/" + month + "/1";
    }

    private static String backup(ConsoleStage stage, LocalDate today) {
        JdbcClient jdbc = stage.bean(JdbcClient.class);
        Manifest manifest = Backups.manifest("SiteAris", "shop", Backups.id(today.minusDays(1)), today.minusDays(1));
        new BackupCatalogue(jdbc, stage.clock()).adopt(manifest, "store", false);
        return manifest.id();
    }
}
