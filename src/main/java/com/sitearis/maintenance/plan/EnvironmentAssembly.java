package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.PlanYaml.EnvironmentYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From an environment as written to what was promised for it. */
final class EnvironmentAssembly {

    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::name).toList();

    private final Findings findings;
    private final Set<String> contacts;

    /** @param contacts the names of the plan's contacts */
    EnvironmentAssembly(Findings findings, Set<String> contacts) {
        this.findings = findings;
        this.contacts = contacts;
    }

    Environment environment(String name, EnvironmentYaml entry) {
        String path = "environments." + name;
        objective(path + ".objective", entry.objective());
        for (int i = 0; i < entry.vital().size(); i++) {
            Names.check(findings, path + ".vital[" + i + "]", entry.vital().get(i));
        }
        for (int i = 0; i < entry.tell().size(); i++) {
            if (!contacts.contains(entry.tell().get(i))) {
                findings.unknown(path + ".tell[" + i + "]", entry.tell().get(i), contacts, "contact");
            }
        }
        return new Environment(
                name,
                entry.objective(),
                response(path + ".response", entry.response()),
                entry.since(),
                entry.vital(),
                entry.tell());
    }

    private void objective(String path, @Nullable BigDecimal objective) {
        if (objective != null && (objective.signum() <= 0 || objective.compareTo(BigDecimal.valueOf(100)) > 0)) {
            findings.problem(path, "is no percentage over 0 to 100", "write 99.9");
        }
    }

    private Map<Priority, Duration> response(String path, Map<String, Duration> entries) {
        Map<Priority, Duration> response = new EnumMap<>(Priority.class);
        entries.forEach((priority, limit) -> {
            if (!PRIORITIES.contains(priority)) {
                findings.unknown(path + "." + priority, priority, PRIORITIES, "priority");
            } else if (limit.isZero()) {
                findings.problem(path + "." + priority, "leaves no time", "write 15m, or remove it");
            } else {
                response.put(Priority.valueOf(priority), limit);
            }
        });
        return Collections.unmodifiableMap(response);
    }
}
