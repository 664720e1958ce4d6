package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.StatementHistory;
import com.sitearis.maintenance.slowquery.log.LogReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
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
            name = "fingerprint",
            description =
                    "reads JSON lines {\"q\": \"select …\"} from standard input and answers each with its fingerprint"
                            + " and normalised text")
    void fingerprint() {
        new FingerprintLines(invocation.out()).answer(System.in);
    }

    @Command(name = "show", description = "what is kept of one statement: its weeks in every database")
    void show(@Parameters(paramLabel = "FINGERPRINT", description = "16 hexadecimal digits") String fingerprint) {
        if (!fingerprint.matches("[0-9a-fA-F]{16}")) {
            throw new StatementUnknown(fingerprint);
        }
        long hash = Long.parseUnsignedLong(fingerprint, 16);
        ZoneId zone = new PlanSource(invocation).read().plan().zone();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            QueryHistory history = new QueryHistory(own.pooled());
            String text = history.text(hash).orElseThrow(() -> new StatementUnknown(fingerprint));
            StatementHistory shown = StatementHistory.of(fingerprint, text, history.statement(hash, zone));
            invocation.answer(shown, StatementTable.of(shown));
        }
    }
}
