package com.sitearis.maintenance.cli;

import static com.sitearis.maintenance.cli.api.ServerApi.encoded;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.Verification;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.listing.BackupTable;
import com.sitearis.maintenance.backup.rebuild.CatalogueRebuild;
import com.sitearis.maintenance.backup.rebuild.RebuildReport;
import com.sitearis.maintenance.backup.recovery.Recovery;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.Pinning;
import com.sitearis.maintenance.backup.retention.PruneReport;
import com.sitearis.maintenance.backup.retention.Pruning;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.storage.Store;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance backup …}: what is kept, and what can be done with it. */
@Command(
        name = "backup",
        description = "backups: list, make, prove, restore and prune them",
        synopsisSubcommandLabel = "COMMAND")
final class BackupCommands {

    private final Invocation invocation;

    BackupCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @OverApi
    @Command(name = "list", description = "backups, newest first, with what keeps them")
    void list(
            @Option(names = "--database", paramLabel = "DB", description = "only this database's") @Nullable
                    String database,
            @Option(names = "--all", description = "also those that are gone") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "at most (${DEFAULT-VALUE}, 0 for all)")
                    int limit) {
        invocation.tell(
                api -> api.list(
                        "/backups",
                        BackupListing.Line.class,
                        limit,
                        "database",
                        database,
                        "all",
                        all ? true : null,
                        "kept",
                        true),
                BackupDesk::open,
                desk -> lines(desk, database, all, limit),
                (lines, times) -> new BackupTable(times.zone()).list(lines));
    }

    private List<BackupListing.Line> lines(BackupDesk desk, @Nullable String database, boolean all, int limit) {
        BackupFilter filter = (all ? BackupFilter.everything() : BackupFilter.restorable()).newest(limit);
        List<Backup> backups = desk.list(database == null ? filter : filter.ofDatabase(database));
        List<Decision> decisions =
                desk.decisions(backups.stream().map(Backup::database).distinct().toList());
        return new BackupListing(invocation.clock().instant()).lines(backups, decisions);
    }

    @OverApi
    @Command(
            name = "show",
            description = "everything about one backup: files, proofs, reasons, how to restore it by hand")
    void show(@Parameters(paramLabel = "ID") String id) {
        invocation.tell(
                api -> api.get("/backups/" + encoded(id), BackupListing.Sheet.class),
                BackupDesk::open,
                desk -> sheet(desk, id),
                (sheet, times) -> new BackupTable(times.zone()).show(sheet));
    }

    private BackupListing.Sheet sheet(BackupDesk desk, String id) {
        var catalogue = desk.workshop().catalogue();
        Backup backup = catalogue.byId(id).orElseThrow(() -> BackupNotFound.named(id));
        var decision = desk.decisions(List.of(backup.database())).stream()
                .filter(one -> one.backupId().equals(id))
                .findFirst();
        return new BackupListing(invocation.clock().instant())
                .sheet(backup, catalogue.manifest(id), catalogue.proofs(id), decision);
    }

    @Command(
            name = "create",
            description = "makes a backup now, proves it and prunes, as the job file of its tier says")
    int create(
            @Parameters(paramLabel = "DB", description = "a database of the plan") String database,
            @Option(names = "--tier", paramLabel = "T", description = "keep it as this tier does") @Nullable
                    String tier,
            @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", description = "a word to find it by")
                    String label)
            throws Exception {
        return new BackupCreation(invocation).create(database, tier, label);
    }

    @Command(name = "verify", description = "proves a backup once more: reads it back, restores it, compares it")
    int verify(
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--proof",
                            paramLabel = "LEVEL",
                            defaultValue = "CONTENT",
                            description = "content, rows or checksum (${DEFAULT-VALUE})")
                    ProofLevel level,
            @Option(names = "--jobs", paramLabel = "N", defaultValue = "2") int jobs)
            throws Exception {
        try (BackupDesk desk = BackupDesk.open(invocation);
                TerminalScope scope = new TerminalScope("verify", invocation)) {
            Backup backup = desk.restorable(id);
            Proof proof = new Verification(desk.plan(), desk.database(backup.database()), desk.workshop())
                    .verify(backup, level, jobs, null, scope);
            invocation.answer(proof, ProofText.of(proof));
            return proof.verdict() == Verdict.DIFFERENT ? ExitCode.NOT_PROVEN.code() : ExitCode.OK.code();
        }
    }

    @Command(name = "restore", description = "restores into a new database beside the old one and proves the copy")
    int restore(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--into", paramLabel = "NAME", required = true, description = "the new database's name")
                    String into,
            @Option(
                            names = "--swap",
                            description =
                                    "once proven, the copy takes the name of the database; the former one is kept")
                    boolean swap,
            @Option(names = "--jobs", paramLabel = "N", defaultValue = "2") int jobs)
            throws Exception {
        try (BackupDesk desk = BackupDesk.open(invocation);
                TerminalScope scope = new TerminalScope("restore", invocation)) {
            Backup backup = desk.restorable(id);
            var recovered = new Recovery(desk.plan(), desk.database(backup.database()), desk.workshop())
                    .restore(backup, into, swap, jobs, scope);
            invocation.answer(recovered, ProofText.of(recovered, swap));
            return recovered.differences().isEmpty() ? ExitCode.OK.code() : ExitCode.NOT_PROVEN.code();
        }
    }

    @Command(name = "pin", description = "keeps a backup for good, whatever its tiers say")
    void pin(@Parameters(paramLabel = "ID") String id) {
        pinning(id, true);
    }

    @Command(name = "unpin", description = "leaves a pinned backup to its tiers again")
    void unpin(@Parameters(paramLabel = "ID") String id) {
        pinning(id, false);
    }

    private void pinning(String id, boolean pinned) {
        try (BackupDesk desk = BackupDesk.open(invocation)) {
            Backup backup = desk.restorable(id);
            try (Store store = desk.workshop().open(desk.plan(), backup.store())) {
                Pinning pinning = new Pinning(desk.workshop().catalogue(), store, invocation.clock());
                if (pinned) {
                    pinning.pin(backup);
                } else {
                    pinning.unpin(backup);
                }
            }
            invocation.answer(
                    Map.of("id", id, "pinned", pinned),
                    id + (pinned ? ": kept until it is unpinned\n" : ": kept as long as its tiers say\n"));
        }
    }

    @Command(name = "prune", description = "removes what no tier keeps any more")
    int prune(@Option(names = "--dry-run", description = "only says what would go, and why") boolean dryRun)
            throws Exception {
        LocalDate today;
        try (BackupDesk desk = BackupDesk.open(invocation)) {
            today = LocalDate.ofInstant(
                    invocation.clock().instant(), desk.plan().zone());
            if (dryRun) {
                List<Decision> decisions =
                        desk.decisions(desk.plan().databases().keySet());
                invocation.answer(decisions, PruneText.of(decisions));
                return ExitCode.OK.code();
            }
            Map<String, PruneReport> reports = new LinkedHashMap<>();
            for (String database : desk.plan().databases().keySet()) {
                TierRules rules = new TierRules(desk.plan(), database);
                for (String name : rules.stores()) {
                    try (Store store = desk.workshop().open(desk.plan(), name);
                            var held = desk.workshop().hold(desk.plan().name(), database)) {
                        reports.put(
                                database + " in " + name,
                                new Pruning(desk.workshop().catalogue(), store)
                                        .prune(desk.plan().name(), database, rules.policy(), today, () -> {}));
                    }
                }
            }
            invocation.answer(reports, PruneText.of(reports));
            boolean refused = reports.values().stream()
                    .anyMatch(report -> !report.refused().isEmpty());
            return refused ? ExitCode.FAILED.code() : ExitCode.OK.code();
        }
    }

    @Command(
            name = "rebuild-catalogue",
            description = "compares the catalogue with the stores and takes in what it does not know")
    int rebuild(
            @Option(names = "--remove-leftovers", description = "removes data that belongs to no backup")
                    boolean remove) {
        try (BackupDesk desk = BackupDesk.open(invocation)) {
            Map<String, RebuildReport> reports = new LinkedHashMap<>();
            for (String name : desk.plan().stores().keySet()) {
                try (Store store = desk.workshop().open(desk.plan(), name)) {
                    reports.put(
                            name,
                            new CatalogueRebuild(desk.workshop().catalogue(), store, invocation.clock())
                                    .rebuild(desk.plan().name(), remove));
                }
            }
            invocation.answer(reports, RebuildText.of(reports));
            boolean sound = reports.values().stream().allMatch(RebuildReport::sound);
            return sound ? ExitCode.OK.code() : ExitCode.NOT_PROVEN.code();
        }
    }
}
