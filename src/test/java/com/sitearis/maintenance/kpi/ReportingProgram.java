package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.notify.dispatch.Dispatch;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Another program that makes October's report and sends it, to be killed on its way. */
final class ReportingProgram {

    private static final String REPORT = "kpi-monthly";
    private static final Instant SLOT = Instant.parse("2026-11-01T05:00:00Z");

    private ReportingProgram() {}

    /** Arguments: the SMTP port, the minutes since the slot, and after which statement to hold. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        DataSource holding = new HoldingDatabase(arguments[2]).over(source(lines));
        makeAndSend(holding, Integer.parseInt(arguments[0]), Duration.ofMinutes(Long.parseLong(arguments[1])));
    }

    /** Every step of the job, and then whatever is due in the outbox. */
    static void makeAndSend(DataSource database, int smtp, Duration late) {
        Clock clock = Clock.fixed(SLOT.plus(late), ZoneOffset.UTC);
        MaintenancePlan plan = plan(smtp);
        KpiDesk desk = new KpiDesk(
                database,
                clock,
                () -> plan,
                Reports.of(Path.of("reports")),
                List.of((inputs, report, detail) -> source(inputs)));
        KpiReportSettings settings = new KpiReportSettings(REPORT, false);
        JobSpec job = new JobSpec(
                "kpi-report",
                Path.of("jobs/kpi-report.yaml"),
                new KpiReportKind(),
                "",
                List.of(),
                new Schedule.OnDemand(),
                List.of(REPORT),
                null,
                JobSpec.Retry.NONE,
                List.of("lead"),
                settings);
        KpiReportWork work =
                new KpiReportWork(new Assignment<>(7, plan, job, settings, REPORT, SLOT), desk.reports(), desk.mail());
        work.freeze(new QuietScope());
        work.build(new QuietScope());
        work.send(new QuietScope());
        new Dispatch(database, () -> plan, new Home(Path.of("target", "kpi-home")), clock, "program")
                .drain(Duration.ofSeconds(60));
    }

    private static MonthInputs source(MonthInputs inputs) {
        return inputs.month().equals(SampleMonth.OCTOBER)
                ? SampleMonth.modest(SampleMonth.OCTOBER)
                : SampleMonth.nothing(inputs.month());
    }

    private static MaintenancePlan plan(int smtp) {
        MaintenancePlan plan = SampleMonth.plan();
        return new MaintenancePlan(
                plan.name(),
                plan.zone(),
                plan.language(),
                plan.environments(),
                plan.databases(),
                plan.scratchServers(),
                plan.stores(),
                plan.contacts(),
                plan.windows(),
                plan.jobs(),
                new Channels(
                        new Mailing(
                                "maintenance@sitearis.com",
                                "bounces@sitearis.com",
                                new SmtpServer("127.0.0.1", smtp, MailSecurity.NONE, null, null, null),
                                null),
                        plan.channels().chats(),
                        plan.channels().webhooks(),
                        plan.channels().pings()),
                null);
    }

    static DataSource source(List<String> address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.get(0));
        source.setUser(address.get(1));
        if (address.size() > 2) {
            source.setPassword(address.get(2));
        }
        return source;
    }

    /** What {@link #source} takes; it comes through standard input, because a password is nobody's argument. */
    static List<String> lines(PgAddress address) {
        Secret password = address.password();
        String url = PgConnections.url(address);
        return password == null ? List.of(url, address.user()) : List.of(url, address.user(), password.reveal());
    }

    static Process start(PgAddress database, int smtp, long minutes, String hold, Path output) throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReportingProgram.class.getName(),
                        Integer.toString(smtp),
                        Long.toString(minutes),
                        hold)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (Writer input = program.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", lines(database)));
        }
        return program;
    }
}
