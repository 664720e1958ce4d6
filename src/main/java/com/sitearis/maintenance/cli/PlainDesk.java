package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.MaintenancePlan;

/** The plan and the own database. */
record PlainDesk(MaintenancePlan plan, OwnDatabase own) implements Desk {

    static PlainDesk open(Invocation invocation) {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        return new PlainDesk(plan, OwnDatabase.visit(invocation));
    }

    @Override
    public Times times() {
        return new Times(plan.zone());
    }

    @Override
    public void close() {
        own.close();
    }
}
