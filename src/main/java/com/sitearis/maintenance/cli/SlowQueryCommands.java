package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.StatementHistory;
import com.sitearis.maintenance.slowquery.log.LogReader;
import com.sitearis.maintenance.slowquery.weekly.KeptReport;
import com.sitearis.maintenance.slowquery.weekly.SlowReportDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance slow-queries …}: which statements cost most. */
@Command(
        name = "slow-queries",
        description = "which statements cost most: from PostgreSQL's logs, without any literal",
        synopsisSubcommandLabel = "COMMAND")
final class SlowQueryCommands {

    private final Invocation invocation;

    SlowQueryCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(
            name = "analyze",
            description = "reads logs: stderr, csvlog, jsonlog or syslog, plain or compressed (gzip, zstd, bzip2);"
                    + " needs no server, no plan and no database")
    void analyze(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "in the order of time; - is standard input")
                    List<Path> files,
            @Option(
                            names = "--prefix",
                            paramLabel = "PREFIX",
                            description = "the server's log_line_prefix; recognised when absent")
                    @Nullable
                    String prefix,
            @Option(
                            names = "--top",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "so many statements (${DEFAULT-VALUE})")
                    int top) {
        LogAnalysis analysis = new LogReader(prefix).read(files, System.in);
        SlowQueryDocument document = SlowQueryDocument.of(analysis, top);
        invocation.answer(document, invocation.json() ? "" : new SlowQueryText(document).toString());
    }

    @Command(
            name = "report",
            description = "the weekly report: findings, top statements, plans; made once for a week that has ended")
    void report(
            @Option(
                            names = "--week",
                            paramLabel = "YYYY-Www",
                            converter = WeekConverter.class,
                            description =
                                    "the week, such as 2026-W46 (the last one that has ended, in the plan's zone)")
                    @Nullable
                    LocalDate monday,
            @Option(names = "--database", paramLabel = "DB", description = "a database of the plan; may be repeated")
                    @Nullable
                    List<String> databases,
            @Option(
                            names = "--report",
                            paramLabel = "NAME",
                            defaultValue = "slow-queries-weekly",
                            description = "a file of reports/ (${DEFAULT-VALUE})")
                    String report,
            @Option(names = "--out", paramLabel = "FOLDER", description = "write page and workbook there") @Nullable
                    Path out)
            throws IOException {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            MaintenancePlan plan = new PlanSource(invocation).read().plan();
            SlowReportDesk desk = new SlowReportDesk(own.pooled(), invocation.clock(), () -> plan);
            KeptReport made = desk.report(
                    report,
                    Objects.requireNonNullElseGet(monday, desk::lastWeek),
                    Objects.requireNonNullElseGet(databases, () -> desk.databases(report)),
                    invocation.person());
            String where = "--out FOLDER writes " + made.fileName() + ".html and .xlsx";
            if (out != null) {
                Files.createDirectories(out);
                Files.write(out.resolve(made.fileName() + ".html"), made.page());
                Files.write(out.resolve(made.fileName() + ".xlsx"), made.workbook());
                where = "written to " + out.resolve(made.fileName()) + ".html and .xlsx";
            }
            invocation.answer(Json.read(made.document()), made.subject() + "\n" + made.mail() + "\n" + where);
        }
    }

    @Command(
            name = "fingerprint",
            description =
                    "reads JSON lines {\"q\": \"select …\"} from standard input and answers each with its fingerprint"
                            + " and normalised text")
    void fingerprint() {
        new FingerprintLines(invocation.out()).answer(System.in);
    }

    @OverApi
    @Command(name = "show", description = "what is kept of one statement: its weeks in every database")
    void show(@Parameters(paramLabel = "FINGERPRINT", description = "16 hexadecimal digits") String fingerprint) {
        if (!fingerprint.matches("[0-9a-fA-F]{16}")) {
            throw new RequestRefused("fingerprint", "it is none", "write 16 hexadecimal digits");
        }
        String known = fingerprint.toLowerCase(Locale.ROOT);
        invocation.tell(
                api -> api.get("/slow-queries/statements/" + known, StatementHistory.class),
                PlainDesk::open,
                desk -> {
                    long hash = Long.parseUnsignedLong(known, 16);
                    QueryHistory history = new QueryHistory(desk.own().pooled());
                    String text = history.text(hash).orElseThrow(() -> new NothingThere("statement", known, List.of()));
                    return StatementHistory.of(
                            known, text, history.statement(hash, desk.plan().zone()));
                },
                (statement, times) -> StatementTable.of(statement));
    }
}
