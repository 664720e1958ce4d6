package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.listing.BackupTable;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunParameters;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes a backup because a person asked: a run like any other, carried out by this program. */
final class BackupCreation {

    private final Invocation invocation;

    BackupCreation(Invocation invocation) {
        this.invocation = invocation;
    }

    int create(String database, @Nullable String tier, String label) throws Exception {
        PlanSource source = new PlanSource(invocation);
        MaintenancePlan plan = source.read().plan();
        if (!plan.databases().containsKey(database)) {
            throw new NothingThere("database", database, plan.databases().keySet());
        }
        JobSpec job = job(plan, database, tier);
        Map<String, @Nullable String> said = new HashMap<>();
        said.put(DatabaseBackupKind.TIER, tier);
        said.put(DatabaseBackupKind.LABEL, label);
        Map<String, String> parameters = RunParameters.check(job, said);
        try (OwnDatabase own = OwnDatabase.visit(invocation);
                ConfigurableApplicationContext engine = new Engine(invocation, source, own).start(plan, false)) {
            Workshop workshop = engine.getBean(Workshop.class);
            Runs runs = engine.getBean(Runs.class);
            Instant slot = freeSlot(runs, job, database);
            String by = invocation.person();
            RunLauncher launcher = engine.getBean(RunLauncher.class);
            Run run = new RunHere(runs, invocation)
                    .watch(
                            () -> launcher.launch(job.name(), database, slot, by, parameters),
                            () -> runs.find(job.name(), database, slot));
            return answer(run, workshop.catalogue().byRun(run.id()), plan);
        }
    }

    private static JobSpec job(MaintenancePlan plan, String database, @Nullable String tier) {
        TierRules rules = new TierRules(plan, database);
        Optional<JobSpec> job = tier == null ? rules.onDemand() : rules.jobFor(tier);
        return job.orElseThrow(
                () -> new NothingThere("tier of database " + database, String.valueOf(tier), rules.tiers()));
    }

    private Instant freeSlot(Runs runs, JobSpec job, String database) {
        Instant slot = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        while (runs.find(job.name(), database, slot).isPresent()) {
            slot = slot.plusSeconds(1);
        }
        return slot;
    }

    private int answer(Run run, Optional<Backup> backup, MaintenancePlan plan) {
        if (run.state() != RunState.SUCCEEDED && run.told() != null) {
            invocation.err().println(run.told().message());
            invocation.err().println("HINT: " + run.told().hint());
        }
        var lines = new BackupListing(invocation.clock().instant())
                .lines(backup.stream().toList(), List.of());
        invocation.answer(
                new Created(run.id(), run.state(), lines.isEmpty() ? null : lines.get(0)),
                "run " + run.id() + ": " + run.state() + "\n" + new BackupTable(plan.zone()).list(lines));
        boolean different =
                backup.filter(made -> made.verdict() == Verdict.DIFFERENT).isPresent();
        return different ? ExitCode.NOT_PROVEN.code() : RunHere.exitCode(run);
    }

    /** What {@code --json} answers. */
    record Created(long run, RunState state, BackupListing.@Nullable Line backup) {}
}
