package com.sitearis.maintenance.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole plan, validated: what is maintained, by whom, and every job.
 *
 * @param name names this plan in stores that it shares with others; part of every backup's address
 * @param zone the zone of local dates, months and windows
 * @param databases by name, in the file's order
 * @param channels how those who are told are reached
 * @param intake null when nothing is taken in over HTTP
 * @param console null when a node shows no console
 */
public record MaintenancePlan(
        String name,
        ZoneId zone,
        Locale language,
        Map<String, Environment> environments,
        Map<String, Database> databases,
        Map<String, PgAddress> scratchServers,
        Map<String, StoreSettings> stores,
        Map<String, Contact> contacts,
        List<MaintenanceWindow> windows,
        List<JobSpec> jobs,
        Channels channels,
        @Nullable IntakeSettings intake,
        @Nullable ConsoleSettings console) {

    /** A plan without a console. */
    public MaintenancePlan(
            String name,
            ZoneId zone,
            Locale language,
            Map<String, Environment> environments,
            Map<String, Database> databases,
            Map<String, PgAddress> scratchServers,
            Map<String, StoreSettings> stores,
            Map<String, Contact> contacts,
            List<MaintenanceWindow> windows,
            List<JobSpec> jobs,
            Channels channels,
            @Nullable IntakeSettings intake) {
        this(
                name,
                zone,
                language,
                environments,
                databases,
                scratchServers,
                stores,
                contacts,
                windows,
                jobs,
                channels,
                intake,
                null);
    }

    /** A plan that reaches nobody, and listens nowhere. */
    public MaintenancePlan(
            String name,
            ZoneId zone,
            Locale language,
            Map<String, Environment> environments,
            Map<String, Database> databases,
            Map<String, PgAddress> scratchServers,
            Map<String, StoreSettings> stores,
            Map<String, Contact> contacts,
            List<MaintenanceWindow> windows,
            List<JobSpec> jobs) {
        this(
                name,
                zone,
                language,
                environments,
                databases,
                scratchServers,
                stores,
                contacts,
                windows,
                jobs,
                Channels.NONE,
                null);
    }

    public Optional<JobSpec> job(String jobName) {
        return jobs.stream().filter(job -> job.name().equals(jobName)).findFirst();
    }

    /** Where people find one of the console's pages, for links; empty when the plan does not say. */
    public Optional<String> page(String path) {
        return console == null ? Optional.empty() : console.page(path);
    }
}
