package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.run.CoveredRow;
import com.sitearis.maintenance.run.PlanCoverage;
import com.sitearis.maintenance.schedule.PlanAnswer;
import com.sitearis.maintenance.schedule.PlanAnswer.Verdict;
import com.sitearis.maintenance.schedule.Scheduling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code maintenance plan}: what the files say, and whether the nodes go by it. */
@Command(name = "plan", description = "checks the plan: every job, its next three firings, every problem")
final class PlanCommands implements Callable<Integer> {

    /** A node looks for wishes every few seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Invocation invocation;

    PlanCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        PlanReport report = PlanReport.of(new PlanSource(invocation).read(), PlanSource.CRON, invocation.clock());
        invocation.answer(report, report.text());
        return (report.valid() ? ExitCode.OK : ExitCode.PLAN_INVALID).code();
    }

    @Command(name = "reload", description = "puts changed plan files in force on every node")
    int reload() {
        // Nodes keep the plan they have when the files are bad; whoever asks should know at once.
        new PlanSource(invocation).read().plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation);
                Scheduling scheduling = new Scheduling(own.dataSource(), invocation.clock())) {
            int nodes = scheduling.aliveNodes().size();
            if (nodes == 0) {
                throw new NobodyServes();
            }
            long reload = scheduling.requestReload(invocation.person());
            Waiting.until(PATIENCE, () -> scheduling.answers(reload).size() >= nodes);
            List<PlanAnswer> answers = scheduling.answers(reload);
            invocation.answer(answers, text(answers, nodes));
            return code(answers, nodes).code();
        }
    }

    @OverApi
    @Command(
            name = "rows",
            description = "the written plan, row by row: which job carries it out, and when it last did")
    void rows(@Option(names = "--open", description = "only rows that are not carried out") boolean open) {
        invocation.tell(
                api -> wanted(CoverageText.told(api), open),
                PlainDesk::open,
                desk -> wanted(new PlanCoverage(desk.own().jdbc()).rows(desk.plan()), open),
                (rows, times) -> new CoverageText(times).of(rows));
    }

    private static List<CoveredRow> wanted(List<CoveredRow> rows, boolean open) {
        return rows.stream()
                .filter(row -> !open || row.state() != CoveredRow.State.CARRIED_OUT)
                .toList();
    }

    private static String text(List<PlanAnswer> answers, int nodes) {
        Table table = new Table("NODE", "PLAN", "");
        answers.forEach(
                answer -> table.row(answer.node(), answer.verdict().name().toLowerCase(Locale.ROOT), answer.detail()));
        int silent = nodes - answers.size();
        return silent > 0 ? table + "\n" + silent + " of " + nodes + " nodes have not answered yet" : table.toString();
    }

    private static ExitCode code(List<PlanAnswer> answers, int nodes) {
        if (answers.stream().anyMatch(answer -> answer.verdict() == Verdict.INVALID)) {
            return ExitCode.PLAN_INVALID;
        }
        boolean all =
                answers.size() >= nodes && answers.stream().noneMatch(answer -> answer.verdict() == Verdict.OLDER);
        return all ? ExitCode.OK : ExitCode.FAILED;
    }
}
