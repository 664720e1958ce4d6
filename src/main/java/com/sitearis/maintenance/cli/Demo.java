package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.recovery.Recovery;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.http.HttpServer;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.kpi.KpiSheet;
import com.sitearis.maintenance.notify.dispatch.Dispatch;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** The demonstration, act by act. Everything in it is done by the same code that runs at night. */
final class Demo implements AutoCloseable {

    private static final String DAILY = "database-backup-daily";
    private static final String MONTHLY = "database-backup-monthly";
    private static final String SHOP = "shop";
    private static final String SAMPLE = "Sample data of the demonstration, not measured";
    private static final String UPKEEP = "metrics-upkeep";
    private static final String UPKEEP_TARGET = "metrics";
    private static final String STATEMENTS = "query-statistics";
    private static final String INDEXES = "index-review";
    private static final String REPORT = "kpi-report";
    private static final String REPORT_TARGET = "kpi-monthly";

    private final Invocation invocation;
    private final PrintWriter out;
    private final DemoShop shop;
    private final MaintenancePlan plan;
    private final OwnDatabase own;
    private final ConfigurableApplicationContext engine;
    private int act;

    private Demo(
            Invocation invocation,
            DemoShop shop,
            MaintenancePlan plan,
            OwnDatabase own,
            ConfigurableApplicationContext engine) {
        this.invocation = invocation;
        this.out = invocation.json() ? invocation.err() : invocation.out();
        this.shop = shop;
        this.plan = plan;
        this.own = own;
        this.engine = engine;
    }

    static Demo open(Invocation asked) throws Exception {
        Path folder = asked.homeOr("demo").path();
        Path jobs = folder.resolve("jobs");
        Invocation invocation = asked.demonstrating(folder, jobs);
        OwnDatabase own = OwnDatabase.own(invocation);
        try {
            PgAddress server = own.embeddedServer();
            DemoShop shop = new DemoShop(server);
            DemoPlan.write(jobs, shop.address(), DemoIntake.freePort(), shop.countsStatements());
            Invocation knowing = invocation
                    .knowing(
                            DemoPlan.PASSWORD,
                            Objects.requireNonNull(server.password()).reveal())
                    .knowing(DemoPlan.TOKEN, UUID.randomUUID().toString());
            PlanSource source = new PlanSource(knowing);
            MaintenancePlan plan = source.read().plan();
            shop.create();
            return new Demo(knowing, shop, plan, own, new Engine(knowing, source, own).start(plan, true));
        } catch (Exception failed) {
            own.close();
            throw failed;
        }
    }

    void play() throws Exception {
        long orders = shop.number("select count(*) from shop.orders");
        act("A shop to maintain");
        say("database shop, " + megabytes(shop.number("select pg_database_size('shop')")) + ", "
                + shop.number(
                        "select count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n"
                                + " on n.oid = relnamespace where relkind in ('r', 'p') and nspname !~ '^(pg_|information_schema)'")
                + " tables, " + orders + " orders; on an embedded PostgreSQL server of this demonstration");
        Backup backup = backup();
        tiers(backup);
        retention();
        accident(backup, orders);
        care();
        months();
        whereToLook(backup);
    }

    private Backup backup() throws Exception {
        act("Tonight's backup: dump with witness, seal, prove by a restore, prune");
        Run run = run(DAILY);
        // A second demonstration of the same day finds today's backup: one dump serves the day.
        Backup backup = workshop().catalogue().byRun(run.id()).orElseGet(this::newestBackup);
        Proof proof = workshop().catalogue().proofs(backup.id()).get(0);
        engine.getBean(Runs.class)
                .show(run.id())
                .orElseThrow()
                .attempts()
                .get(0)
                .steps()
                .forEach(step ->
                        say(String.format("%-10s %6s", step.name(), Times.took(step.started(), step.ended()))));
        say(backup.id() + ": " + megabytes(backup.plainSize()) + " sealed as " + megabytes(backup.size()));
        say(proof.verdict() + ": read back from the store, restored in "
                + Times.took(Objects.requireNonNull(proof.restoreTime()))
                + ", " + proof.tables() + " tables and " + proof.rows() + " rows equal to the source's snapshot");
        if (proof.verdict() != Verdict.PROVEN) {
            proof.exceptions().forEach(this::say);
        }
        return backup;
    }

    private Backup newestBackup() {
        return workshop()
                .catalogue()
                .list(BackupFilter.restorable()
                        .ofPlan(plan.name())
                        .ofDatabase(SHOP)
                        .newest(1))
                .get(0);
    }

    private void tiers(Backup backup) throws Exception {
        act("The monthly job comes in the same night: one dump serves both tiers");
        run(MONTHLY);
        Backup now = workshop().catalogue().byId(backup.id()).orElseThrow();
        now.tiers()
                .forEach(tier ->
                        say("kept as " + tier.name() + " until " + now.date().plus(tier.keep())));
    }

    private void retention() {
        act("A year of nights under the plan's rules (P30D daily, P3M on Sundays, P1Y on the 1st)");
        LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), plan.zone());
        var decisions = new TierRules(plan, SHOP).policy().decide(DemoHistory.year(today), today);
        long kept = decisions.stream().filter(decision -> decision.keep()).count();
        say(decisions.size() + " backups: " + kept + " stay, " + (decisions.size() - kept) + " go; for example");
        for (int nights : new int[] {0, 20, 45, 80, 200, 330}) {
            var decision = decisions.get(Math.min(nights, decisions.size() - 1));
            say("  " + decision.backupId() + "  " + (decision.keep() ? "stays: " : "goes:  ")
                    + String.join("; ", decision.reasons()));
        }
    }

    private void accident(Backup backup, long orders) throws Exception {
        act("An accident: drop table shop.orders cascade");
        shop.execute("drop table shop.orders cascade");
        say("the orders are gone");
        act("Restore beside it, prove the copy, exchange the names");
        var database = Objects.requireNonNull(plan.databases().get(SHOP));
        try (TerminalScope scope = new TerminalScope("restore", invocation)) {
            Recovery.Recovered recovered =
                    new Recovery(plan, database, workshop()).restore(backup, "shop_restored", true, 2, scope);
            say("restored and compared in " + Times.took(recovered.took()) + ": "
                    + recovered.differences().size() + " differences");
            say("the damaged database is kept as " + recovered.formerName());
        }
        say(shop.number("select count(*) from shop.orders") + " of " + orders + " orders are back");
    }

    private void care() throws Exception {
        act("The care of the database: its statements, counted from snapshot to snapshot; its indexes");
        if (shop.countsStatements()) {
            shop.execute("create extension if not exists pg_stat_statements");
            run(STATEMENTS);
            say(shop.load() + " statements of the shop's site");
            run(STATEMENTS);
            LocalDate monday = LocalDate.ofInstant(invocation.clock().instant(), plan.zone())
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            new QueryHistory(own.pooled())
                    .week(SHOP, monday, plan.zone()).queries().stream()
                            .limit(3)
                            .forEach(query -> say(String.format(
                                    Locale.ROOT,
                                    "%8.1f ms %5d calls  %s",
                                    query.totalMs(),
                                    query.calls(),
                                    shortened(query.fingerprint().text()))));
        } else {
            say("the server lacks pg_stat_statements: statements are left out");
        }
        run(INDEXES);
        List<KnownFinding> found = new Findings(own.pooled(), invocation.clock())
                .list(new FindingFilter(SHOP, "upkeep.", Severity.NOTE, false));
        say(found.size() + " findings, such as");
        found.stream().limit(3).forEach(one -> say("  " + finding(one.finding())));
    }

    private static String finding(Finding finding) {
        return finding.kind() + " " + finding.object() + ": " + shortened(finding.suggestion());
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private void months() throws Exception {
        act("Thirteen months of sample figures, sent to the intake over HTTP; then last month's report");
        LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), plan.zone());
        DemoOutages outages = new DemoOutages(today, plan.zone(), own.pooled());
        var told = new DemoMonths(
                        plan.zone(),
                        new DemoIntake(
                                engine.getBean(HttpServer.class).port(),
                                Objects.requireNonNull(invocation.environment().get(DemoPlan.TOKEN))),
                        outages)
                .fill(today);
        say(told.samples() + " samples and checks, " + told.outages() + " outages; their source is called "
                + DemoMonths.SOURCE);
        run(UPKEEP, UPKEEP_TARGET);
        YearMonth last = YearMonth.from(today).minusMonths(1);
        KpiDesk desk = new KpiDesk(own.pooled(), invocation.clock(), () -> plan, PlanSource.CRON);
        desk.show(REPORT_TARGET, last, true)
                .figures()
                .forEach(figure -> desk.comment(REPORT_TARGET, last, figure.name(), SAMPLE, DemoMonths.SOURCE));
        run(REPORT, REPORT_TARGET);
        engine.getBean(Dispatch.class).drain(Duration.ofSeconds(20));
        KpiSheet sheet = desk.show(REPORT_TARGET, last, false);
        KpiText.of(sheet).lines().forEach(this::say);
    }

    private void whereToLook(Backup backup) {
        act("Where to look");
        Path home = invocation.home().path();
        say("the plan        " + home.resolve("jobs"));
        say("the backup      " + home.resolve("backups").resolve(backup.prefix()));
        say("the mails       " + home.resolve("mailbox") + ", the workbook among them");
        say("by hand         the commands at the end of its manifest.json, with zstd and pg_restore alone");
        String look = "./maintenance --home " + quoted(home) + " --plan " + quoted(home.resolve("jobs"));
        say("commands        export " + DemoPlan.PASSWORD + "=$(cat " + quoted(home.resolve("postgres/password"))
                + ")");
        say("                " + look + " backup list");
        say("                " + look + " run list");
        say("                " + look + " backup show " + backup.id());
        say("                " + look + " upkeep findings");
        say("                " + look + " kpi show");
        if (invocation.json()) {
            invocation
                    .out()
                    .println(Json.write(workshop().catalogue().byId(backup.id()).orElseThrow()));
        }
    }

    /** To be pasted into a shell. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w/.,:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    void tellThatItServes() {
        out.println();
        say("this program goes on serving the demonstration's plan; Ctrl-C ends it and its server");
    }

    private Run run(String job) throws Exception {
        return run(job, SHOP);
    }

    private Run run(String job, String target) throws Exception {
        Instant slot = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Runs runs = engine.getBean(Runs.class);
        RunLauncher launcher = engine.getBean(RunLauncher.class);
        Run run = new RunHere(runs, invocation)
                .watch(() -> launcher.launch(job, target, slot, "demo"), () -> runs.find(job, target, slot));
        if (run.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException(
                    run.told() == null ? "run " + run.state() : run.told().message());
        }
        return run;
    }

    private Workshop workshop() {
        return engine.getBean(Workshop.class);
    }

    private void act(String title) {
        out.printf("%n%d. %s%n", ++act, title);
    }

    private void say(String line) {
        out.println("   " + line);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public void close() {
        engine.close();
        own.close();
    }
}
