package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Runs;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** What ran, from the own database; it can be looked at without a plan as well, in UTC. */
record RunDesk(OwnDatabase own, Runs runs, CompletableFuture<Times> zone) implements Desk {

    /** The plan's files are read while the database starts. */
    static RunDesk open(Invocation invocation) {
        CompletableFuture<Times> zone = CompletableFuture.supplyAsync(() -> new PlanSource(invocation)
                        .read()
                        .read()
                        .map(MaintenancePlan::zone)
                        .orElse(ZoneOffset.UTC))
                .thenApply(Times::new);
        OwnDatabase own = OwnDatabase.visit(invocation);
        return new RunDesk(own, new Runs(own.jdbc(), invocation.clock()), zone);
    }

    @Override
    public Times times() {
        return zone.join();
    }

    @Override
    public void close() {
        own.close();
    }
}
