package com.sitearis.maintenance.cli;

import static com.sitearis.maintenance.cli.api.ServerApi.encoded;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.kpi.KpiSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maintenance kpi …}: the month's figures, their workbook and their mail. */
@Command(
        name = "kpi",
        description = "the KPIs of the month: figures, workbook, mail, comments",
        synopsisSubcommandLabel = "COMMAND")
final class KpiCommands {

    private final Invocation invocation;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    KpiCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Which month of which report. */
    static final class Which {

        @Option(
                names = "--month",
                paramLabel = "YYYY-MM",
                description = "the month (the last one that has ended, in the plan's zone)")
        private @Nullable YearMonth month;

        @Option(
                names = "--report",
                paramLabel = "NAME",
                defaultValue = "kpi-monthly",
                description = "a file of reports/ (${DEFAULT-VALUE})")
        private String report = "kpi-monthly";

        YearMonth monthOr(YearMonth last) {
            return Objects.requireNonNullElse(month, last);
        }
    }

    @OverApi
    @Command(name = "show", description = "the figures, with what weakens them; of the latest version, or as of now")
    void show(
            @Mixin Which which,
            @Option(names = "--now", description = "ask the sources, even if there is a version") boolean now) {
        invocation.tell(
                api -> api.get(
                        "/kpi/" + encoded(which.report) + "/" + which.monthOr(lastMonth(api.zone())),
                        KpiSheet.class,
                        "now",
                        now ? true : null),
                PlainDesk::open,
                plain -> {
                    KpiDesk desk = desk(plain);
                    return desk.show(which.report, which.monthOr(desk.lastMonth()), now);
                },
                (sheet, times) -> KpiText.of(sheet));
    }

    private YearMonth lastMonth(ZoneId zone) {
        return YearMonth.from(invocation.clock().instant().atZone(zone)).minusMonths(1);
    }

    @Command(name = "build", description = "makes the month's next version, if anything changed since the last one")
    void build(
            @Mixin Which which,
            @Option(names = "--out", paramLabel = "FILE", description = "write the workbook there") @Nullable Path out,
            @Option(
                            names = "--detail",
                            paramLabel = "FILE",
                            description = "write the rows behind the figures there, as a second workbook")
                    @Nullable
                    Path detail)
            throws IOException {
        try (PlainDesk plain = PlainDesk.open(invocation)) {
            KpiDesk desk = desk(plain);
            KpiDesk.Built built = desk.build(which.report, which.monthOr(desk.lastMonth()), invocation.person());
            if (out != null) {
                Files.write(out, built.workbook());
            }
            if (detail != null && built.detail() != null) {
                Files.write(detail, desk.bytes(built.detail()));
            }
            String news = built.fresh() ? "new version" : "nothing changed: the last version holds";
            String where = out == null ? "kept; --out FILE writes it" : "written to " + out;
            invocation.answer(
                    built.sheet(),
                    KpiText.of(built.sheet()) + "\n" + built.sheet().fileName() + " (" + built.workbook().length / 1024
                            + " kB): " + news + ", " + where + detailed(built, detail));
        }
    }

    private static String detailed(KpiDesk.Built built, @Nullable Path file) {
        if (built.detail() == null) {
            return file == null ? "" : "\nthere is no row behind these figures: no detail file was written";
        }
        return "\n" + built.detail().fileName() + " (" + built.detail().rows() + " rows, "
                + built.detail().bytes() / 1024 + " kB): "
                + (file == null ? "kept; --detail FILE writes it" : "written to " + file);
    }

    @Command(
            name = "send",
            description = "mails the latest version to its recipients; again, with the same bytes, to those who had it")
    void send(@Mixin Which which) {
        try (PlainDesk plain = PlainDesk.open(invocation)) {
            KpiDesk desk = desk(plain);
            List<String> told = desk.send(which.report, which.monthOr(desk.lastMonth()), invocation.person());
            invocation.answer(told, String.join("\n", told));
        }
    }

    @Command(
            name = "comment",
            description = "writes a comment on a figure, or takes over those typed into a returned workbook")
    int comment(
            @Mixin Which which,
            @Option(names = "--kpi", paramLabel = "NAME", description = "the figure") @Nullable String kpi,
            @Option(names = "--from", paramLabel = "FILE", description = "a returned workbook") @Nullable Path from,
            @Parameters(
                            paramLabel = "TEXT",
                            arity = "0..1",
                            description = "the comment; an empty one takes the last one back")
                    @Nullable
                    String text) {
        if ((from == null) == (kpi == null) || (kpi == null) != (text == null)) {
            throw new ParameterException(spec.commandLine(), "write --kpi NAME \"TEXT\", or --from FILE");
        }
        try (PlainDesk plain = PlainDesk.open(invocation)) {
            KpiDesk desk = desk(plain);
            if (from != null) {
                List<String> taken = desk.commentsFrom(from, which.month, invocation.person());
                invocation.answer(
                        taken, taken.isEmpty() ? "no new comment in it" : "taken over: " + String.join(", ", taken));
            } else {
                YearMonth month = which.monthOr(desk.lastMonth());
                desk.comment(
                        which.report,
                        month,
                        Objects.requireNonNull(kpi),
                        Objects.requireNonNull(text),
                        invocation.person());
                invocation.answer(
                        Map.of("kpi", kpi, "month", month.toString()),
                        "kept; it is in the next version of " + month + ", made by kpi build");
            }
            return ExitCode.OK.code();
        }
    }

    private KpiDesk desk(PlainDesk plain) {
        return new KpiDesk(plain.own().pooled(), invocation.clock(), plain::plan, PlanSource.CRON);
    }
}
