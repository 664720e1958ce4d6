package com.sitearis.maintenance.console.health;

import com.sitearis.maintenance.run.Nodes;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the plan is carried out: which nodes fire it, and whether they agree about it. */
final class ClusterHealth implements HealthIndicator {

    private final Nodes nodes;

    ClusterHealth(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Health health() {
        List<Nodes.Heard> serving = nodes.serving();
        Health.Builder health = serving.isEmpty() ? Health.down() : Health.up();
        return health.withDetail(
                        "nodes",
                        serving.stream().map(heard -> heard.node().name()).toList())
                .withDetail(
                        "plans",
                        serving.stream()
                                .map(heard -> String.valueOf(heard.planDigest()))
                                .distinct()
                                .toList())
                .build();
    }
}
