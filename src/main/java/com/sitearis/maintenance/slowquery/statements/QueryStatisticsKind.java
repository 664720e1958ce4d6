package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: query-statistics}. */
public final class QueryStatisticsKind implements JobKind<QueryStatisticsSettings> {

    @Override
    public String name() {
        return "query-statistics";
    }

    @Override
    public Class<QueryStatisticsSettings> settings() {
        return QueryStatisticsSettings.class;
    }

    @Override
    public List<String> targets(QueryStatisticsSettings settings) {
        return settings.databases();
    }

    @Override
    public void check(QueryStatisticsSettings settings, PlanCheck check) {
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
