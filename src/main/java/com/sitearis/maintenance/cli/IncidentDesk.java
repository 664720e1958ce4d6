package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentNews;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.announcement.Announcements;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plan, the own database and the registry, open for the commands about incidents, windows and the service level. */
final class IncidentDesk implements Desk {

    private final Invocation invocation;
    private final OwnDatabase own;
    private final MaintenancePlan plan;

    private IncidentDesk(Invocation invocation, OwnDatabase own, MaintenancePlan plan) {
        this.invocation = invocation;
        this.own = own;
        this.plan = plan;
    }

    static IncidentDesk open(Invocation invocation) {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        return new IncidentDesk(invocation, OwnDatabase.visit(invocation), plan);
    }

    MaintenancePlan plan() {
        return plan;
    }

    @Override
    public Times times() {
        return new Times(plan.zone());
    }

    Incidents incidents() {
        return new Incidents(
                own.pooled(),
                invocation.clock(),
                new IncidentNews(() -> plan, notices(), windows(), invocation.clock()));
    }

    /** What they put into the outbox, a node sends. */
    private Notices notices() {
        return new Notices(outbox(), () -> plan, invocation.clock());
    }

    /** On the sessions of what is told about: in one transaction with it. */
    Outbox outbox() {
        return new Outbox(JdbcClient.create(own.pooled()), () -> plan, invocation.clock());
    }

    Announcements announcements() {
        return new Announcements(own.pooled(), () -> plan, invocation.clock());
    }

    Windows windows() {
        return new Windows(own.jdbc(), invocation.clock(), () -> plan);
    }

    Instant now() {
        return invocation.clock().instant();
    }

    Checks checks() {
        return new Checks(own.jdbc());
    }

    Sla sla() {
        return new Sla(() -> plan, checks(), windows(), invocation.clock());
    }

    Response response() {
        return new Response(() -> plan, incidents(), windows(), sla(), invocation.clock());
    }

    /** The plan's environment of that name. */
    String environment(String name) {
        if (!plan.environments().containsKey(name)) {
            throw new NothingThere("environment", name, plan.environments().keySet());
        }
        return name;
    }

    /** The one asked for, else all of the plan. */
    List<String> environments(@Nullable String name) {
        return name == null ? List.copyOf(plan.environments().keySet()) : List.of(environment(name));
    }

    /** All that is known of an incident. */
    IncidentSheet sheet(Incident incident) {
        return new IncidentSheet(
                incident,
                response().clock(incident),
                incidents().history(incident.id()),
                incidents().checklist(incident.id()));
    }

    @Override
    public void close() {
        own.close();
    }
}
