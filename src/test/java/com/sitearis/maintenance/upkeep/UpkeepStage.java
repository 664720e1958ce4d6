package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.incident.IncidentListener;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SettableClock;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our own tables on a real server, a clock that tests set, and what the rooms of upkeep are given. */
public final class UpkeepStage {

    private static final MaintenanceWindow SUNDAY =
            new MaintenanceWindow("test", DayOfWeek.SUNDAY, LocalTime.of(23, 0), Duration.ofHours(3));

    public final SettableClock clock = new SettableClock("2026-11-22T23:30:00Z"); // a Sunday, in the window
    public final DataSource own;
    public final Metrics metrics;
    public final Findings findings;
    public final Incidents incidents;

    private UpkeepStage(PgAddress address) {
        own = PgConnections.dataSource(address, "test");
        metrics = new Metrics(own, clock);
        findings = new Findings(own, clock);
        incidents = new Incidents(own, clock, IncidentListener.NOBODY);
    }

    public static UpkeepStage create(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(address, "create schema app");
        try (Stream<Path> files = Files.list(Path.of("sql", "schema"))) {
            files.filter(file -> !file.getFileName().toString().matches("V00[12]__.*"))
                    .sorted()
                    .forEach(file -> TestServer.execute(address, read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UpkeepStage(address);
    }

    /** A second passes, as it does between two runs. */
    public void tick() {
        clock.set(clock.instant().plusSeconds(1).toString());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(own);
    }

    public Ledger ledger() {
        return new Ledger(findings, metrics, incidents, clock);
    }

    public WorkTime workTime(MaintenancePlan plan) {
        Windows windows = new Windows(jdbc(), clock, () -> plan);
        windows.planInForce();
        return new WorkTime(windows, clock);
    }

    public static Database database(String name, PgAddress address) {
        return new Database(name, "test", address, null);
    }

    public <S> Assignment<S> assignment(JobKind<S> kind, S settings, Database... databases) {
        Map<String, Database> named = new LinkedHashMap<>();
        Stream.of(databases).forEach(database -> named.put(database.name(), database));
        MaintenancePlan plan = new MaintenancePlan(
                "test",
                ZoneId.of("UTC"),
                Locale.ENGLISH,
                Map.of("test", new Environment("test")),
                named,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(SUNDAY),
                List.of());
        JobSpec job = new JobSpec(
                kind.name(),
                Path.of(kind.name() + ".yaml"),
                kind,
                "",
                List.of(),
                new Schedule.OnDemand(),
                kind.targets(settings),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        return new Assignment<>(1, plan, job, settings, databases[0].name(), clock.instant());
    }

    /** Those that stand. */
    public List<KnownFinding> standing(String target) {
        return findings.list(new FindingFilter(target, null, Severity.NOTE, false));
    }

    public List<String> kinds(String target) {
        return standing(target).stream()
                .map(known -> (known.finding().kind() + " " + known.finding().object()).strip())
                .toList();
    }

    /** Carries out the steps of a job as a run would, one after the other. */
    public static QuietScope carryOut(Step... steps) throws Exception {
        QuietScope scope = new QuietScope();
        for (Step step : steps) {
            step.execute(scope);
        }
        return scope;
    }

    /** One step. */
    @FunctionalInterface
    public interface Step {
        void execute(QuietScope scope) throws Exception;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
