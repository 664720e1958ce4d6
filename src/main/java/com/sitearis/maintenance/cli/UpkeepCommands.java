package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.upkeep.vacuum.VacuumKind;
import com.sitearis.maintenance.upkeep.vacuum.VacuumPreview;
import com.sitearis.maintenance.upkeep.vacuum.VacuumSettings;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance upkeep …}: what was found in the databases, and what vacuum would do. Looks, and changes nothing. */
@Command(
        name = "upkeep",
        description = "the care of the databases: what was found, what vacuum would do",
        synopsisSubcommandLabel = "COMMAND")
final class UpkeepCommands {

    private static final String SOURCE = "upkeep.";

    private final Invocation invocation;

    UpkeepCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @OverApi
    @Command(name = "findings", description = "what stands, the worst first, with its evidence and what to do")
    void findings(
            @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "only of this database") @Nullable
                    String database,
            @Option(names = "--at-least", paramLabel = "SEVERITY", description = "note (default), warning or severe")
                    @Nullable
                    Severity atLeast,
            @Option(
                            names = "--source",
                            paramLabel = "SOURCE",
                            defaultValue = SOURCE,
                            description =
                                    "only of the sources that begin so, such as upkeep.index or slow-queries (${DEFAULT-VALUE});"
                                            + " all lists every one")
                    String source,
            @Option(names = "--resolved", description = "also what was resolved") boolean resolved) {
        String beginning = source.equals("all") ? null : source;
        Severity least = atLeast == null ? Severity.NOTE : atLeast;
        invocation.tell(
                api -> api.list(
                        "/findings",
                        KnownFinding.class,
                        0,
                        "database",
                        database,
                        "source",
                        beginning,
                        "atLeast",
                        least,
                        "resolved",
                        resolved ? true : null),
                PlainDesk::open,
                desk -> {
                    if (database != null) {
                        database(desk.plan(), database);
                    }
                    return new Findings(desk.own().dataSource(), invocation.clock())
                            .list(new FindingFilter(database, beginning, least, resolved));
                },
                (found, times) -> new FindingText(times).list(found));
    }

    @Command(name = "vacuum", description = "what a vacuum run would do now, in the order of need; changes nothing")
    void vacuum(
            @Parameters(paramLabel = "DATABASE") String name,
            @Option(names = "--dry-run", description = "the only way: `job run` carries it out") boolean dryRun)
            throws SQLException {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        Database database = database(plan, name);
        VacuumKind kind = new VacuumKind();
        VacuumSettings settings = plan.jobs().stream()
                .filter(job -> job.kind() instanceof VacuumKind && job.targets().contains(name))
                .map(job -> job.settings(kind))
                .findFirst()
                .orElseGet(() -> VacuumPreview.standard(name));
        try (TerminalScope scope = new TerminalScope("looks", invocation)) {
            VacuumPreview preview = VacuumPreview.of(database, settings, scope);
            invocation.answer(preview, FindingText.vacuum(preview));
        }
    }

    private static Database database(MaintenancePlan plan, String name) {
        Database database = plan.databases().get(name);
        if (database == null) {
            throw new NothingThere("database", name, plan.databases().keySet());
        }
        return database;
    }
}
