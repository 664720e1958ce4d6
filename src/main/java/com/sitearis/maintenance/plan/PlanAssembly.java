package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.PlanYaml.AddressYaml;
import com.sitearis.maintenance.plan.PlanYaml.DatabaseYaml;
import com.sitearis.maintenance.plan.PlanYaml.StoreYaml;
import com.sitearis.maintenance.plan.PlanYaml.WindowYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import com.sitearis.maintenance.plan.yaml.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** From {@code plan.yaml} as written to the plan without jobs; finds what a single value cannot show. */
final class PlanAssembly {

    private final PlanYaml yaml;
    private final Findings findings;

    PlanAssembly(PlanYaml yaml, Findings findings) {
        this.yaml = yaml;
        this.findings = findings;
    }

    MaintenancePlan plan() {
        Names.check(findings, "name", yaml.name());
        if (yaml.environments().isEmpty()) {
            findings.problem("environments", "is missing", "write environments: [production]");
        }
        return new MaintenancePlan(
                yaml.name(),
                yaml.zone(),
                Locale.forLanguageTag(Keys.kebab(yaml.language().name())),
                named(
                        "environments",
                        yaml.environments(),
                        new EnvironmentAssembly(findings, yaml.contacts().keySet())::environment),
                named("databases", yaml.databases(), this::database),
                named(
                        "scratch-servers",
                        yaml.scratchServers(),
                        (name, entry) -> address("scratch-servers." + name, entry)),
                named("stores", yaml.stores(), this::store),
                named("contacts", yaml.contacts(), new ContactAssembly(yaml, findings)::contact),
                windows(),
                List.of(),
                channels(),
                yaml.intake() == null
                        ? null
                        : new IntakeAssembly(yaml.intake(), yaml.environments().keySet(), findings).intake(),
                yaml.console() == null ? null : new ConsoleAssembly(yaml.console(), findings).console());
    }

    private Channels channels() {
        ChannelAssembly channels = new ChannelAssembly(findings);
        return new Channels(
                channels.mail(yaml.mail()),
                named("chats", yaml.chats(), channels::chat),
                named("webhooks", yaml.webhooks(), channels::webhook),
                named("pings", yaml.pings(), channels::ping));
    }

    private <Y, T> Map<String, T> named(String section, Map<String, Y> entries, BiFunction<String, Y, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            Names.check(findings, section + "." + name, name);
            made.put(name, make.apply(name, entry));
        });
        return Collections.unmodifiableMap(made);
    }

    private Database database(String name, DatabaseYaml entry) {
        String path = "databases." + name;
        environment(path + ".environment", entry.environment());
        String scratch = entry.scratchServer();
        if (scratch != null && !yaml.scratchServers().containsKey(scratch)) {
            findings.unknown(
                    path + ".scratch-server", scratch, yaml.scratchServers().keySet(), "scratch server");
        }
        return new Database(name, entry.environment(), address(path, entry.address()), scratch);
    }

    private PgAddress address(String path, AddressYaml entry) {
        if (entry.port() < 1 || entry.port() > 65_535) {
            findings.problem(path + ".port", "is no port", "write 1 to 65535; PostgreSQL's own is 5432");
        }
        Map<String, String> tls = new LinkedHashMap<>();
        put(
                tls,
                "sslmode",
                entry.sslmode() == null ? null : Keys.kebab(entry.sslmode().name()));
        put(tls, "sslrootcert", entry.sslrootcert());
        put(tls, "sslcert", entry.sslcert());
        put(tls, "sslkey", entry.sslkey());
        put(tls, "sslcrl", entry.sslcrl());
        return new PgAddress(
                entry.host(),
                entry.port(),
                entry.database(),
                entry.user(),
                // Whoever connects asks for the password first: so a missing host fails by its variable's name too.
                missingBelow(path).map(Secret::missing).orElse(entry.password()),
                Collections.unmodifiableMap(tls));
    }

    private StoreSettings store(String name, StoreYaml entry) {
        return new StoreAssembly(name, findings).store(entry);
    }

    private List<MaintenanceWindow> windows() {
        List<MaintenanceWindow> windows = new ArrayList<>();
        for (WindowYaml entry : yaml.maintenanceWindows()) {
            String path = "maintenance-windows[" + windows.size() + "]";
            environment(path + ".environment", entry.environment());
            if (entry.from().equals(entry.to())) {
                findings.problem(path + ".to", "is the same as from", "write when the window ends");
            }
            Duration length = Duration.between(entry.from(), entry.to());
            windows.add(new MaintenanceWindow(
                    entry.environment(), entry.day(), entry.from(), length.isNegative() ? length.plusDays(1) : length));
        }
        return List.copyOf(windows);
    }

    private void environment(String path, String name) {
        if (!yaml.environments().isEmpty() && !yaml.environments().containsKey(name)) {
            findings.unknown(path, name, yaml.environments().keySet(), "environment");
        }
    }

    private Optional<String> missingBelow(String path) {
        return findings.missingBelow(path).stream().findFirst();
    }

    private static void put(Map<String, String> tls, String key, @Nullable String value) {
        if (value != null) {
            tls.put(key, value);
        }
    }
}
