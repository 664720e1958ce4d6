package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: postgres-statistics}. */
public final class PostgresStatisticsKind implements JobKind<PostgresStatisticsSettings> {

    @Override
    public String name() {
        return "postgres-statistics";
    }

    @Override
    public Class<PostgresStatisticsSettings> settings() {
        return PostgresStatisticsSettings.class;
    }

    @Override
    public List<String> targets(PostgresStatisticsSettings settings) {
        return settings.databases();
    }

    @Override
    public void check(PostgresStatisticsSettings settings, PlanCheck check) {
        List<String> databases = settings.databases();
        if (databases.isEmpty()) {
            check.problem("databases", "no database is named", "write a list of names from plan.yaml: [production]");
        }
        for (int i = 0; i < databases.size(); i++) {
            check.reference(
                    "databases[" + i + "]",
                    databases.get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
    }
}
