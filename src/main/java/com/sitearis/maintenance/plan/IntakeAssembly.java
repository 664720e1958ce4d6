package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.IntakeSettings.SpeedInsights;
import com.sitearis.maintenance.plan.IntakeSettings.Vitals;
import com.sitearis.maintenance.plan.PlanYaml.IntakeYaml;
import com.sitearis.maintenance.plan.PlanYaml.SpeedInsightsYaml;
import com.sitearis.maintenance.plan.PlanYaml.VitalsYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From {@code intake:} as written to the intake. */
final class IntakeAssembly {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");
    private static final int SHORTEST_SECRET = 16;

    private final IntakeYaml yaml;
    private final Map<String, String> owners = new HashMap<>();
    private final Collection<String> environments;
    private final Findings findings;

    IntakeAssembly(IntakeYaml yaml, Collection<String> environments, Findings findings) {
        this.yaml = yaml;
        this.environments = environments;
        this.findings = findings;
    }

    IntakeSettings intake() {
        if (yaml.port() < 1 || yaml.port() > 65_535) {
            findings.problem("intake.port", "is no port", "write 1 to 65535, such as 8686");
        }
        tokens("intake.tokens.", yaml.tokens());
        tokens("intake.incident-tokens.", yaml.incidentTokens());
        length("intake.github-secret", yaml.githubSecret());
        length("intake.vercel-secret", yaml.vercelSecret());
        return new IntakeSettings(
                yaml.address(),
                yaml.port(),
                yaml.tokens(),
                yaml.incidentTokens(),
                yaml.vitals() == null ? null : vitals(yaml.vitals()),
                yaml.githubSecret(),
                yaml.vercelSecret(),
                yaml.speedInsights() == null ? null : speedInsights(yaml.speedInsights()),
                yaml.behindProxy());
    }

    private void tokens(String where, Map<String, Secret> tokens) {
        tokens.forEach((name, token) -> {
            String path = where + name;
            Names.check(findings, path, name);
            length(path, token);
            String other = token.present() ? owners.put(token.reveal(), path) : null;
            if (other != null) {
                findings.problem(path, "is the same as that of " + other, "give each sender a token of its own");
            }
        });
    }

    /** The length only: nothing of a secret is told. */
    private void length(String path, @Nullable Secret secret) {
        if (secret != null && secret.present() && secret.reveal().length() < SHORTEST_SECRET) {
            findings.problem(path, "is too short to be a secret", "set " + SHORTEST_SECRET + " characters or more");
        }
    }

    private Vitals vitals(VitalsYaml vitals) {
        environment("intake.vitals.environment", vitals.environment());
        List<String> origins = vitals.origins();
        if (origins.isEmpty()) {
            findings.problem("intake.vitals.origins", "names no site", "write [https://www.sitearis.com]");
        }
        for (int i = 0; i < origins.size(); i++) {
            if (!ORIGIN.matcher(origins.get(i)).matches()) {
                findings.problem(
                        "intake.vitals.origins[" + i + "]",
                        "is no origin",
                        "write scheme and host in lower case, without a path: https://www.sitearis.com");
            }
        }
        return new Vitals(vitals.environment(), vitals.target(), origins);
    }

    private SpeedInsights speedInsights(SpeedInsightsYaml drain) {
        environment("intake.speed-insights.environment", drain.environment());
        length("intake.speed-insights.secret", drain.secret());
        return new SpeedInsights(drain.environment(), drain.target(), drain.secret());
    }

    private void environment(String path, String name) {
        if (!environments.contains(name)) {
            findings.unknown(path, name, environments, "environment");
        }
    }
}
