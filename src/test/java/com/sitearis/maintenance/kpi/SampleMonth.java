package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.JournalEntry;
import com.sitearis.maintenance.kpi.edition.Remark;
import com.sitearis.maintenance.kpi.figures.MonthFigures;
import com.sitearis.maintenance.kpi.figures.Reckoning;
import com.sitearis.maintenance.kpi.inputs.Agenda;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.BackupLine;
import com.sitearis.maintenance.kpi.inputs.CertificateLine;
import com.sitearis.maintenance.kpi.inputs.CoverageBuild;
import com.sitearis.maintenance.kpi.inputs.DailyValue;
import com.sitearis.maintenance.kpi.inputs.DatabaseDay;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine.Outcome;
import com.sitearis.maintenance.kpi.inputs.Distribution;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.JobLine;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Reliability;
import com.sitearis.maintenance.kpi.inputs.RunLine;
import com.sitearis.maintenance.kpi.inputs.Upkeep;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PlanFiles;
import com.sitearis.maintenance.plan.PlanFolder;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Months as a shop might have them, for tests. */
public final class SampleMonth {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    public static final Instant TAKEN = Instant.parse("2026-11-01T05:00:00Z");

    private static final MaintenancePlan PLAN = read();

    private SampleMonth() {}

    /** A plan with the shipped report's readers, whose mails go to a folder. */
    public static MaintenancePlan plan() {
        return PLAN;
    }

    private static MaintenancePlan read() {
        try {
            Path folder = Files.createTempDirectory("kpi-plan");
            Path file = Files.writeString(folder.resolve("plan.yaml"), """
                    name: SiteAris
                    zone: Europe/Paris
                    environments: [production, staging]
                    console: { port: 8685, url: "https://maintenance.sitearis.com" }
                    mail: { folder: mails, from: maintenance@sitearis.com }
                    contacts:
                      lead: { email: lead@sitearis.com }
                      devops: { email: devops@sitearis.com }
                      dba: { email: dba@sitearis.com }
                    """);
            MaintenancePlan plan = new PlanFiles(List.of(), new QuartzCron(), Clock.systemUTC(), name -> null)
                    .read(PlanFolder.of(folder))
                    .plan();
            Files.delete(file);
            Files.delete(folder);
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report as it is shipped. */
    public static Report shipped() {
        return Reports.of(Path.of("reports")).report("kpi-monthly", plan());
    }

    public static MonthInputs nothing(YearMonth month) {
        return MonthInputs.unknown(month, PARIS, "production", TAKEN);
    }

    /** T1 of the worked examples: October 2026, 720 minutes of windows, 42 minutes down. */
    public static Availability t1() {
        List<Availability.Window> windows = new ArrayList<>();
        for (String sunday : List.of(
                "2026-10-04T21:00:00Z", "2026-10-11T21:00:00Z", "2026-10-18T21:00:00Z", "2026-10-25T22:00:00Z")) {
            Instant from = Instant.parse(sunday);
            windows.add(new Availability.Window(from, from.plus(Duration.ofHours(3)), "Fenêtre hebdomadaire", true));
        }
        return new Availability(
                Duration.ofMinutes(43_980),
                Duration.ofMinutes(43_980),
                Duration.ofMinutes(42),
                Duration.ofMinutes(44_700),
                Duration.ofMinutes(72),
                windows,
                List.of(
                        new Availability.Outage(
                                "checkout",
                                Instant.parse("2026-10-10T12:00:00Z"),
                                Instant.parse("2026-10-10T12:12:00Z"),
                                Duration.ofMinutes(12),
                                "HTTP 502"),
                        new Availability.Outage(
                                "home",
                                Instant.parse("2026-10-25T21:30:00Z"),
                                Instant.parse("2026-10-25T22:30:00Z"),
                                Duration.ofMinutes(30),
                                "=cmd|' /C calc'!A0")));
    }

    /** Availability and incidents only. */
    public static MonthInputs modest(YearMonth month) {
        return nothing(month)
                .with(parts -> parts.availability = Input.of(t1(), "checks"))
                .with(parts -> parts.incidents = Input.of(incidents(month), "incidents"));
    }

    /** All there is. */
    public static MonthInputs rich(YearMonth month) {
        return nothing(month)
                .with(parts -> parts.availability = Input.of(t1(), "sonde HTTP, 5 min"))
                .with(parts -> {
                    parts.distributions = Input.of(distributions(month.getMonthValue()), "balises web, sonde HTTP");
                    parts.daily = Input.of(daily(month), "balises web");
                })
                .with(parts -> {
                    parts.incidents = Input.of(incidents(month), "registre des incidents");
                    parts.reliability = Input.of(
                            new Reliability(Duration.ofDays(90), Duration.ofDays(89), Duration.ofHours(6), 4),
                            "registre des incidents");
                })
                .with(parts -> parts.deployments = Input.of(deployments(month), "GitHub"))
                .with(parts -> parts.coverage = Input.of(
                        List.of(new CoverageBuild(
                                "coverage.lines",
                                month.atDay(28).atStartOfDay(PARIS).toInstant(),
                                0.823,
                                41,
                                39L)),
                        "JaCoCo"))
                .with(parts -> {
                    parts.backups = Input.of(backups(month), "catalogue des sauvegardes");
                    parts.databaseDays = Input.of(days(month), "PostgreSQL");
                    parts.upkeep = Input.of(upkeep(month), "PostgreSQL");
                })
                .with(parts -> {
                    parts.runs = Input.of(failed(month), "exécutions");
                    parts.jobs = Input.of(
                            List.of(new JobLine(
                                    "database-backup-daily",
                                    "production",
                                    31,
                                    30,
                                    131L,
                                    month.atDay(28).atStartOfDay(PARIS).toInstant())),
                            "exécutions");
                    parts.certificates = Input.of(certificates(month), "sonde HTTP");
                    parts.agenda = Input.of(agenda(month), "plan");
                });
    }

    private static Upkeep upkeep(YearMonth month) {
        Instant sunday = month.atDay(25).atTime(3, 0).atZone(PARIS).toInstant();
        return new Upkeep(
                List.of(
                        new Upkeep.Line("shop", "db.dead-rows", "", 1_234, sunday),
                        new Upkeep.Line("shop", "db.bloat", "", 56_700_000, sunday),
                        new Upkeep.Line("shop", "db.table-rows", "shop.orders", 12_000_000, sunday)),
                List.of(new Upkeep.Standing("shop", 1, 2, 0)));
    }

    private static List<Distribution> distributions(int seed) {
        double lcp = 2.1 + seed * 0.02;
        return List.of(
                new Distribution(
                        "http.response", "", 8_900, 8_900 * 0.1683, Map.of("p50", 0.12, "p75", 0.19, "p95", 0.45)),
                new Distribution("web.lcp", "mobile", 5_120, 9_000, Map.of("p75", lcp + 0.42, "p95", 4.0)),
                new Distribution("web.lcp", "desktop", 7_340, 9_000, Map.of("p75", lcp - 0.3, "p95", 3.0)),
                new Distribution("web.inp", "mobile", 4_100, 700, Map.of("p75", 0.184, "p95", 0.4)),
                new Distribution("web.inp", "desktop", 6_100, 700, Map.of("p75", 0.096, "p95", 0.2)),
                new Distribution("web.fid", "mobile", 64, 1, Map.of("p75", 0.021, "p95", 0.1)),
                new Distribution("web.cls", "mobile", 5_000, 300, Map.of("p75", 0.081, "p95", 0.2)),
                new Distribution("web.cls", "desktop", 42, 3, Map.of("p75", 0.05, "p95", 0.2)));
    }

    private static List<DailyValue> daily(YearMonth month) {
        List<DailyValue> days = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            double wave = Math.sin(day / 4.0) / 10;
            days.add(new DailyValue(month.atDay(day), "http.response", "", 288, 0.17 + wave / 3));
            if (day != 13) {
                days.add(new DailyValue(month.atDay(day), "web.lcp", "mobile", 170, 2.7 + wave));
            }
            days.add(new DailyValue(month.atDay(day), "web.lcp", "desktop", 230, 2.0 - wave));
            days.add(new DailyValue(month.atDay(day), "web.inp", "mobile", 130, 0.18 + wave / 4));
            days.add(new DailyValue(month.atDay(day), "web.inp", "desktop", 190, 0.1 + wave / 5));
        }
        return days;
    }

    private static List<IncidentLine> incidents(YearMonth month) {
        return List.of(
                incident(month, "INC-41", 0, 10, Duration.ofMinutes(30)),
                incident(month, "INC-42", 1, 12, Duration.ofMinutes(90)),
                incident(month, "INC-43", 2, 20, Duration.ofHours(12)),
                incident(month, "INC-44", 3, 25, Duration.ofDays(2)));
    }

    /** An incident that begins at noon and lasts so long. */
    public static IncidentLine incident(YearMonth month, String reference, int priority, int day, Duration lasting) {
        Instant begin = month.atDay(day).atTime(12, 0).atZone(PARIS).toInstant();
        return new IncidentLine(
                reference,
                priority,
                "production",
                "checkout",
                "@SUM(1+1)*cmd|' /C calc'!A0 paiement refusé",
                begin,
                begin.plusSeconds(240),
                begin.plusSeconds(240 + 1_500),
                begin.plus(lasting),
                priority == 3 ? null : Duration.ofMinutes(new int[] {15, 60, 240}[priority]),
                priority < 2 ? "https://wiki.example.com/" + reference : null,
                false);
    }

    /** T11: 14 in production, one with an error and one rolled back; canceled ones and previews beside them. */
    public static List<DeploymentLine> deployments(YearMonth month) {
        List<DeploymentLine> all = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Outcome outcome = i == 3 ? Outcome.FAILED : Outcome.SUCCEEDED;
            all.add(deployment(month, "production", i + 1, outcome, i == 7 ? "rollback 2 h" : null));
        }
        all.add(deployment(month, "production", 20, Outcome.CANCELED, null));
        all.add(deployment(month, "preview", 21, Outcome.FAILED, null));
        return all;
    }

    static DeploymentLine deployment(
            YearMonth month, String environment, int day, Outcome outcome, @Nullable String trouble) {
        return new DeploymentLine(
                environment,
                "4f2a9c01b7d" + day,
                1,
                month.atDay(day).atTime(15, 0).atZone(PARIS).toInstant(),
                outcome,
                trouble);
    }

    private static List<BackupLine> backups(YearMonth month) {
        List<BackupLine> lines = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            Instant at = month.atDay(day).atTime(3, 0).atZone(PARIS).toInstant();
            lines.add(new BackupLine(
                    "20261" + day + "-production-k3x9",
                    "production",
                    month.atDay(day),
                    day == 1 ? "daily, monthly" : "daily",
                    7_700_000L + day * 9_000L,
                    "PROVEN",
                    at.plusSeconds(400),
                    Duration.ofMillis(3_400),
                    "SEALED"));
        }
        return lines;
    }

    private static List<DatabaseDay> days(YearMonth month) {
        List<DatabaseDay> days = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days.add(new DatabaseDay(
                    month.atDay(day),
                    "production",
                    50e6 + day * 1e5,
                    12.5,
                    day == 5 ? null : 0.31,
                    0.992,
                    day == 5 ? null : 0.0,
                    Duration.ofMillis(1_200L * day)));
        }
        return days;
    }

    private static List<RunLine> failed(YearMonth month) {
        Instant due = month.atDay(9).atTime(3, 0).atZone(PARIS).toInstant();
        return List.of(new RunLine(109, "database-backup-daily", "production", due, due.plusSeconds(20), "FAILED"));
    }

    private static List<CertificateLine> certificates(YearMonth month) {
        Instant seen = month.atEndOfMonth().atTime(23, 55).atZone(PARIS).toInstant();
        return List.of(
                new CertificateLine("payment", seen, Duration.ofDays(12)),
                new CertificateLine("home", seen, Duration.ofDays(75)));
    }

    private static Agenda agenda(YearMonth month) {
        Instant first = month.plusMonths(1).atDay(1).atTime(3, 0).atZone(PARIS).toInstant();
        return new Agenda(
                List.of(new Availability.Window(
                        first.plus(Duration.ofDays(6)), first.plus(Duration.ofHours(147)), "weekly", true)),
                List.of(
                        new Agenda.Planned(
                                "database-backup-daily",
                                "the database, every night",
                                first,
                                first.plus(Duration.ofDays(1)),
                                60,
                                null),
                        new Agenda.Planned("availability-probe", "is it up", null, null, null, Duration.ofMinutes(5))));
    }

    /** The first version of a month, with a year behind it. */
    public static Edition edition(MonthInputs inputs, Locale language) {
        Report report = shipped();
        List<MonthFigures> history = new ArrayList<>();
        boolean known = inputs.availability().value() != null;
        for (int back = 1; known && back <= 13; back++) {
            YearMonth month = inputs.month().minusMonths(back);
            MonthInputs earlier = back == 5 ? nothing(month) : varied(month, back);
            history.add(new MonthFigures(month, 1, Reckoning.figures(report, earlier)));
        }
        return new Edition(
                "SiteAris",
                report,
                language,
                1,
                false,
                inputs,
                Reckoning.figures(report, inputs),
                history,
                known ? remarks(report, inputs.month()) : List.of(),
                List.of(new JournalEntry(1, TAKEN, false, List.of(), List.of())),
                "0.1.0");
    }

    private static MonthInputs varied(YearMonth month, int back) {
        Availability time = new Availability(
                Duration.ofMinutes(43_000),
                Duration.ofMinutes(43_000 - (back == 3 ? 400 : 0)),
                Duration.ofMinutes(12 + (back * 7) % 50),
                Duration.ofMinutes(44_000),
                Duration.ofMinutes(80),
                List.of(),
                List.of());
        return rich(month).with(parts -> parts.availability = Input.of(time, "sonde HTTP, 5 min"));
    }

    private static List<Remark> remarks(Report report, YearMonth month) {
        Kpi first = report.kpis().get(0);
        return List.of(
                new Remark(first.name(), month, "Panne du prestataire de paiement le 10.", "lead", TAKEN),
                new Remark("coverage", month.minusMonths(1), "=1+1 reprise des tests du panier", "lead", TAKEN));
    }
}
