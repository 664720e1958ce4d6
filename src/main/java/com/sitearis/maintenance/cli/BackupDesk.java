package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.postgres.PgPrograms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan, the own database and the catalogue, open for the commands about backups. */
final class BackupDesk implements Desk {

    private final Invocation invocation;
    private final OwnDatabase own;
    private final MaintenancePlan plan;
    private final Workshop workshop;

    private BackupDesk(Invocation invocation, OwnDatabase own, MaintenancePlan plan) {
        this.invocation = invocation;
        this.own = own;
        this.plan = plan;
        this.workshop = Workshop.of(
                invocation.home(),
                invocation.clock(),
                PgPrograms.of(invocation.home(), invocation.environment()),
                own.dataSource());
    }

    static BackupDesk open(Invocation invocation) {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        return new BackupDesk(invocation, OwnDatabase.visit(invocation), plan);
    }

    MaintenancePlan plan() {
        return plan;
    }

    @Override
    public Times times() {
        return new Times(plan.zone());
    }

    Workshop workshop() {
        return workshop;
    }

    OwnDatabase own() {
        return own;
    }

    /** The plan's database of that name. */
    Database database(String name) {
        return Optional.ofNullable(plan.databases().get(name))
                .orElseThrow(() ->
                        new NothingThere("database", name, plan.databases().keySet()));
    }

    List<Backup> list(BackupFilter filter) {
        return workshop.catalogue().list(filter.ofPlan(plan.name()));
    }

    /** A backup that can be restored, by its id. */
    Backup restorable(String id) {
        return workshop.catalogue()
                .byId(id)
                .filter(backup ->
                        backup.state() == BackupState.SEALED && backup.plan().equals(plan.name()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }

    /** What retention says of every restorable backup of these databases. */
    List<Decision> decisions(Iterable<String> databases) {
        LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), plan.zone());
        List<Decision> decisions = new ArrayList<>();
        for (String database : databases) {
            decisions.addAll(new TierRules(plan, database)
                    .policy()
                    .decide(workshop.catalogue().sealedOf(plan.name(), database), today));
        }
        return decisions;
    }

    @Override
    public void close() {
        own.close();
    }
}
