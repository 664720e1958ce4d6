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
import org.jspecify.annotations.Nullable;

/** From an environment as written to what was promised for it. */
final class EnvironmentAssembly {

    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::name).toList();

    private final Findings findings;

    EnvironmentAssembly(Findings findings) {
        this.findings = findings;
    }

    Environment environment(String name, EnvironmentYaml entry) {
        String path = "environments." + name;
        objective(path + ".objective", entry.objective());
        for (int i = 0; i < entry.vital().size(); i++) {
            Names.check(findings, path + ".vital[" + i + "]", entry.vital().get(i));
        }
        return new Environment(
                name, entry.objective(), response(path + ".response", entry.response()), entry.since(), entry.vital());
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
